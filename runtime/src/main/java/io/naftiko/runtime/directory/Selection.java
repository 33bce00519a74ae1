package io.naftiko.runtime.directory;

import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.http.Query;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Suggestion;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which part of the index is asked for.
///
/// @param query words to search for; empty for everything
/// @param state only capabilities in this state; null for all
/// @param file only the file of this name; empty for all
/// @param detail whether all is said of each capability
/// @param limit the most capabilities of a page
/// @param offset how many come before the page
record Selection(String query, @Nullable State state, String file, boolean detail, int limit, int offset) {

    static final int MOST = 500;
    private static final int USUAL = 50;

    /// Reads `?q=`, `state`, `file`, `detail=full`, `limit` and `offset`. An empty value is none. One file is shown in
    /// full.
    ///
    /// @throws FailedCall naming a value that cannot be used
    static Selection of(Query query) {
        var file = first(query, "file");
        return new Selection(
                first(query, "q").strip(),
                state(first(query, "state")),
                file,
                !file.isEmpty() || detail(first(query, "detail")),
                number(query, "limit", USUAL, 1, MOST),
                number(query, "offset", 0, 0, Integer.MAX_VALUE));
    }

    boolean takes(Entry entry) {
        return (state == null || entry.state() == state)
                && (file.isEmpty() || entry.file().equals(file));
    }

    /// The address of the same selection from another place on.
    String addressFrom(int otherOffset) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("q", query);
        parts.put("state", state == null ? "" : state.word());
        parts.put("file", file);
        parts.put("detail", detail && file.isEmpty() ? "full" : "");
        parts.put("limit", limit == USUAL ? "" : Integer.toString(limit));
        parts.put("offset", otherOffset <= 0 ? "" : Integer.toString(otherOffset));
        return parts.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part -> part.getKey() + "=" + PercentEncoding.QUERY.encode(part.getValue()))
                .collect(Collectors.joining("&", "/?", ""));
    }

    /// The address of all that there is of one file.
    static String addressOf(String file) {
        return "/?file=" + PercentEncoding.QUERY.encode(file);
    }

    private static String first(Query query, String name) {
        return query.all(name).stream().findFirst().orElse("");
    }

    private static boolean detail(String word) {
        if (!word.isEmpty() && !word.equals("full")) {
            throw FailedCall.badInput("detail", "must be `full`, found `" + word + "`");
        }
        return !word.isEmpty();
    }

    private static @Nullable State state(String word) {
        if (word.isEmpty()) {
            return null;
        }
        return State.named(word).orElseThrow(() -> {
            var proposal = Suggestion.didYouMean(word, State.words());
            return FailedCall.badInput(
                    "state",
                    proposal == null ? "must be one of " + String.join(", ", State.words()) : "is none. " + proposal);
        });
    }

    private static int number(Query query, String name, int usual, int least, int most) {
        var text = first(query, name);
        if (text.isEmpty()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // the same answer as to a number that is out of range
        }
        throw FailedCall.badInput(name, "must be a whole number from " + least + " to " + most);
    }
}
