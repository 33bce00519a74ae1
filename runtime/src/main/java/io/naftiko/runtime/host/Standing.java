package io.naftiko.runtime.host;

import io.naftiko.runtime.report.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How a file stands: what is wrong with it, and what it lacks.
///
/// @param problems of the file as it is now
/// @param outdated whether an older version of the file is served, because of its problems
/// @param unset the units that need a variable without a value, by that variable
public record Standing(List<Problem> problems, boolean outdated, Map<String, Set<String>> unset) {

    /// Nothing is wrong.
    public static final Standing GOOD = new Standing(List.of(), false, Map.of());

    public Standing {
        problems = List.copyOf(problems);
        unset = Collections.unmodifiableMap(new LinkedHashMap<>(unset));
    }
}
