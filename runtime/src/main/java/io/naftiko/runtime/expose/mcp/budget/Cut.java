package io.naftiko.runtime.expose.mcp.budget;

import java.util.Locale;

/// What is left of a part of an answer.
///
/// @param path of the part, as a JSONPath
/// @param kind of what was counted: `elements`, `members` or `characters`
/// @param leftOut how many bytes are not there any more
public record Cut(String path, String kind, int shown, int total, int leftOut) {

    private static final int MOST_PATH = 60;

    @Override
    public String toString() {
        var place = path.length() <= MOST_PATH ? path : path.substring(0, MOST_PATH) + "…";
        return String.format(Locale.ROOT, "`%s` shows %,d of %,d %s", place, shown, total, kind);
    }
}
