package io.naftiko.runtime.directory;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// How much there is of what on a listener.
///
/// @param states how many capabilities are in each state
record Counts(int capabilities, int servers, int tools, int operations, Map<State, Integer> states) {

    static Counts of(List<Entry> entries) {
        var states = new EnumMap<State, Integer>(State.class);
        for (var state : State.values()) {
            states.put(state, sum(entries, entry -> entry.state() == state ? 1 : 0));
        }
        return new Counts(
                entries.size(),
                sum(entries, entry -> entry.servers().size()),
                sum(entries, Entry::tools),
                sum(entries, Entry::operations),
                states);
    }

    int in(State state) {
        return states.getOrDefault(state, 0);
    }

    private static int sum(List<Entry> entries, ToIntFunction<Entry> number) {
        return entries.stream().mapToInt(number).sum();
    }
}
