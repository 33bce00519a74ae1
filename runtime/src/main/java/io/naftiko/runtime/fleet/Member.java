package io.naftiko.runtime.fleet;

import io.naftiko.runtime.host.Site;
import io.naftiko.runtime.host.Standing;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file that stands in a roster: its last good version if it has one, and how it is now.
///
/// @param read what the files said that the newest version was made from
/// @param standing of the newest version
/// @param good whether the newest version is
/// @param site as the host is to have it
/// @param served whether there is a good version
record Member(Map<Path, Content> read, Standing standing, boolean good, Site site, boolean served) {

    Member {
        read = Map.copyOf(read);
    }

    /// The member that a candidate makes of `before`, which is null for a new file.
    static Member of(@Nullable Member before, Candidate candidate, Map<Path, Content> read) {
        var standing = candidate.site().standing();
        if (candidate.good()) {
            return new Member(read, standing, true, candidate.site(), true);
        }
        return before != null && before.served
                ? new Member(read, standing, false, before.site.outdatedBy(candidate.site()), true)
                : new Member(read, standing, false, candidate.site().rejected(), false);
    }

    /// What is new of it after `candidate`; null when that is nothing. A capability that is the same in another
    /// environment is no news.
    @Nullable
    News newsSince(@Nullable Member before, Candidate candidate) {
        if (before != null && isAs(before)) {
            return null;
        }
        boolean wasServed = before != null && before.served;
        if (good) {
            return wasServed ? new News.Changed(candidate) : new News.Added(candidate);
        }
        return wasServed ? new News.Outdated(candidate) : new News.Rejected(candidate);
    }

    private boolean isAs(Member before) {
        return good == before.good && (good ? read.equals(before.read) : standing.equals(before.standing));
    }
}
