package io.naftiko.runtime.host;

import io.naftiko.runtime.http.Route;
import java.util.List;

/// What a listener answers in its own name, beside the capabilities that share it.
@FunctionalInterface
public interface Lobby {

    /// Says nothing.
    Lobby NONE = _ -> List.of();

    /// The routes at their full paths. Where one capability alone wants a path, it gets it; where several do, the
    /// lobby.
    List<Route> routes(Listing listing);

    /// What a listener is to say something of.
    ///
    /// @param tenants the servers on it
    /// @param sites all files that the host was given, also those that are not served
    record Listing(List<Tenant> tenants, List<Site> sites) {

        public Listing {
            tenants = List.copyOf(tenants);
            sites = List.copyOf(sites);
        }
    }
}
