package io.naftiko.runtime.fleet;

import io.naftiko.runtime.Plan;
import io.naftiko.runtime.host.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A file that may be served: what it offers, without the plan that says how it came to that.
///
/// @param dependencies the other files that its plan was made from
/// @param stdioServers the namespaces of servers that no port can offer
/// @param good whether it may be served as it is
public record Candidate(Site site, Set<Path> dependencies, List<String> stdioServers, boolean good) {

    public Candidate {
        dependencies = Set.copyOf(dependencies);
        stdioServers = List.copyOf(stdioServers);
    }

    /// The candidate of a plan.
    ///
    /// @param site what the plan offers
    public static Candidate of(Plan plan, Site site, boolean good) {
        return new Candidate(site, plan.dependencies(), plan.stdioServers(), good);
    }

    public String file() {
        return site.file();
    }
}
