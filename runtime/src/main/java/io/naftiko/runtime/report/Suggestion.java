package io.naftiko.runtime.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the name that an author most likely meant.
public final class Suggestion {

    private Suggestion() {}

    /// `Did you mean …?` with the candidate closest to `name`; null when none is close.
    public static @Nullable String didYouMean(String name, Collection<String> candidates) {
        return closest(name, candidates)
                .map(found -> "Did you mean `" + found + "`?")
                .orElse(null);
    }

    /// The candidate that is at most a third of `name`'s length of edits away.
    public static Optional<String> closest(String name, Collection<String> candidates) {
        int allowed = Math.max(1, name.length() / 3);
        return candidates.stream()
                .filter(candidate ->
                        Math.abs(essence(candidate).length() - essence(name).length()) <= allowed)
                .filter(candidate -> distance(name, candidate) <= allowed)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /// Levenshtein's distance without regard to case, hyphens and underscores: `listShips`, `list-ships` and
    /// `list_ships` are the same.
    private static int distance(String a, String b) {
        var from = essence(a);
        var to = essence(b);
        var row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            nextRow(row, from.charAt(i - 1), to);
        }
        return row[to.length()];
    }

    private static String essence(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    private static void nextRow(int[] row, char next, String to) {
        int diagonal = row[0]++;
        for (int j = 1; j <= to.length(); j++) {
            int above = row[j];
            int substituted = diagonal + (to.charAt(j - 1) == next ? 0 : 1);
            row[j] = Math.min(substituted, 1 + Math.min(above, row[j - 1]));
            diagonal = above;
        }
    }
}
