package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Variables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A capability whose references all name something, ready to be served.
///
/// @param variables whose values it was linked with
/// @param servers each with the units that are well defined
/// @param variableUse the units by the variable that they need
public record Linked(
        Capability capability, Variables variables, List<Server> servers, Map<String, Set<String>> variableUse) {

    public Linked {
        servers = List.copyOf(servers);
    }

    /// The names of the units that `offered` lets through.
    public Set<String> units(Predicate<Exposes.Offer> offered) {
        return servers.stream()
                .flatMap(server -> server.offers().stream())
                .filter(offered)
                .map(offer -> offer.unit().name())
                .collect(Collectors.toSet());
    }

    /// An entry of `exposes` with its routines.
    public record Server(Exposes exposes, List<Exposes.Offer> offers) {

        public Server {
            offers = List.copyOf(offers);
        }
    }
}
