package io.naftiko.cli.serve;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.host.Site;
import io.naftiko.runtime.link.Linked;
import io.naftiko.runtime.model.Exposes.Offer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A file that may be served.
///
/// @param site what it offers; empty when it holds no capability
/// @param unset the units that are offered, by the variable that they need and that has no value
record Candidate(Plan plan, Optional<Site> site, Map<String, Set<String>> unset) {

    static Candidate of(Plan plan, Predicate<Offer> offered) {
        return new Candidate(
                plan,
                Engine.site(plan, offered).filter(site -> !site.mounts().isEmpty()),
                plan.linked().map(linked -> unset(linked, offered)).orElse(Map.of()));
    }

    private static Map<String, Set<String>> unset(Linked linked, Predicate<Offer> offered) {
        var units = linked.servers().stream()
                .flatMap(server -> server.offers().stream())
                .filter(offered)
                .map(offer -> offer.unit().name())
                .collect(Collectors.toSet());
        var unset = new LinkedHashMap<String, Set<String>>();
        linked.variableUse().forEach((variable, users) -> {
            var needing = new TreeSet<>(users);
            needing.retainAll(units);
            if (!needing.isEmpty() && linked.variables().find(variable).isEmpty()) {
                unset.put(variable, needing);
            }
        });
        return unset;
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
