package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Variables;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /// An entry of `exposes` with its routines.
    public record Server(Exposes exposes, List<Exposes.Offer> offers) {

        public Server {
            offers = List.copyOf(offers);
        }
    }
}
