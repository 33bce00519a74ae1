package io.naftiko.cli.serve;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.host.Site;
import io.naftiko.runtime.link.Linked;
import io.naftiko.runtime.model.Exposes.Offer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// A file that may be served.
///
/// @param site what it offers
record Candidate(Plan plan, Site site) {

    static Candidate of(Plan plan, Predicate<Offer> offered) {
        return new Candidate(plan, Engine.site(plan, offered));
    }

    /// The units that are offered, by the variable that they need and that has no value.
    Map<String, Set<String>> unset() {
        return site.standing().unset();
    }

    String file() {
        return plan.file();
    }

    /// The servers that only a program which starts this one could reach.
    List<String> stdioServers() {
        return plan.linked().stream()
                .flatMap(linked -> linked.servers().stream())
                .map(Linked.Server::exposes)
                .filter(exposes -> exposes.transport().equals("stdio"))
                .map(exposes -> exposes.namespace())
                .toList();
    }
}
