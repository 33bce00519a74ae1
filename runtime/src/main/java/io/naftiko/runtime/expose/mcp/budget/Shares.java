package io.naftiko.runtime.expose.mcp.budget;

import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// How many bytes each of several parts gets: those that take less than an even share take what they need, and the
/// others share the rest.
public final class Shares {

    private final int largest;

    public <T> Shares(Stream<T> parts, ToIntFunction<T> size, int room) {
        var ascending = parts.mapToInt(size).sorted().toArray();
        int left = room;
        int share = Integer.MAX_VALUE;
        for (int i = 0; i < ascending.length; i++) {
            share = Math.max(0, left / (ascending.length - i));
            if (ascending[i] > share) {
                break;
            }
            left -= ascending[i];
            share = Integer.MAX_VALUE;
        }
        this.largest = share;
    }

    /// The share of a part of that size.
    public int of(int size) {
        return Math.min(size, largest);
    }
}
