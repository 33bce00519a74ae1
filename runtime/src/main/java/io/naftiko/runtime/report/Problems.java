package io.naftiko.runtime.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the problems of one file, so that its author learns all of them in one run.
///
/// Used by one thread: each file has its own.
public final class Problems {

    private static final Comparator<Problem> IN_ORDER = Comparator.comparing(
            Problem::place,
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column));

    private final List<Problem> found = new ArrayList<>();

    public void add(Code code, Place place, String message) {
        add(code, place, message, null);
    }

    /// Adds a problem with a way out.
    ///
    /// @param proposal what to write instead, as a sentence; null when there is no idea
    public void add(Code code, Place place, String message, @Nullable String proposal) {
        add(new Problem(code, place, message, proposal));
    }

    public void add(Problem problem) {
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /// All of them, file by file, in the order of the file.
    public List<Problem> all() {
        return found.stream().sorted(IN_ORDER).toList();
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    /// How many there are so far: compared before and after, it says whether something added one.
    public int errors() {
        return (int) found.stream().filter(Problem::isError).count();
    }
}
