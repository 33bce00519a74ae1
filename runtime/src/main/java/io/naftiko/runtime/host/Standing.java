package io.naftiko.runtime.host;

import io.naftiko.runtime.report.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How a file stands: which version of it is served, what is wrong with it, and what it lacks.
///
/// @param version which version of the file is served
/// @param problems of the file as it is now
/// @param unset the units that need a variable without a value, by that variable
/// @param guarded whether some server of the file asks its callers for a proof: strangers do not learn its words then
public record Standing(Version version, List<Problem> problems, Map<String, Set<String>> unset, boolean guarded) {

    /// Nothing is wrong.
    public static final Standing GOOD = new Standing(Version.CURRENT, List.of(), Map.of(), false);

    /// What is served of a file that changes.
    public enum Version {
        /// The file as it is now.
        CURRENT,
        /// An older version, because of the file's problems.
        OLDER,
        /// Nothing, because of the file's problems or of what it lacks.
        NONE
    }

    public Standing {
        problems = List.copyOf(problems);
        unset = Collections.unmodifiableMap(new LinkedHashMap<>(unset));
    }

    /// Whether an older version of the file is served, because of its problems.
    public boolean outdated() {
        return version == Version.OLDER;
    }

    /// An older version is served in place of a newer one that is bad.
    Standing outdatedBy(Standing newer) {
        return new Standing(Version.OLDER, newer.problems, unset, guarded || newer.guarded);
    }

    /// Nothing is served.
    Standing rejected() {
        return new Standing(Version.NONE, problems, unset, guarded);
    }
}
