package io.naftiko.runtime.host;

import io.naftiko.runtime.http.Route;
import java.util.List;

/// The routes of a [Lobby], without those that one capability alone wants.
final class House {

    private final List<Route> routes;

    House(List<Route> offered, Claims own, Claims plain) {
        routes = offered.stream()
                .filter(route -> own.on(route).isEmpty() && plain.on(route).size() != 1)
                .toList();
    }

    List<Route> routes() {
        return routes;
    }

    /// Whether it answers what `claim` wants.
    boolean has(Claim claim) {
        return routes.stream().anyMatch(claim::isOn);
    }
}
