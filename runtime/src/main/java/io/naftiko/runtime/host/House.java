package io.naftiko.runtime.host;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.naftiko.runtime.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The routes of a [Lobby], without those that one capability alone wants.
final class House {

    private final Map<String, List<Route>> byShape;

    House(List<Route> offered, Claims own, Claims plain) {
        byShape = offered.stream()
                .filter(route -> own.on(route).isEmpty() && plain.on(route).size() != 1)
                .collect(groupingBy(route -> Claim.shape(route.path()), LinkedHashMap::new, toList()));
    }

    List<Route> routes() {
        return byShape.values().stream().flatMap(List::stream).toList();
    }

    /// Whether it answers what `claim` wants.
    boolean has(Claim claim) {
        return byShape.getOrDefault(claim.shape(), List.of()).stream().anyMatch(claim::meets);
    }
}
