package io.naftiko.runtime.host;

import io.naftiko.runtime.http.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Who wants which path, in the order of asking.
final class Claims {

    private final Map<String, List<Claim>> byShape = new LinkedHashMap<>();

    void add(Claim claim) {
        byShape.computeIfAbsent(claim.shape(), _ -> new ArrayList<>(1)).add(claim);
    }

    Stream<Claim> all() {
        return byShape.values().stream().flatMap(List::stream);
    }

    boolean hasPath(Claim claim) {
        return byShape.containsKey(claim.shape());
    }

    /// The claims on what `route` would answer.
    List<Claim> on(Route route) {
        return byShape.getOrDefault(Claim.shape(route.path()), List.of()).stream()
                .filter(claim -> claim.meets(route))
                .toList();
    }

    /// The first claim of another server on what `claim` wants.
    Optional<Claim> rival(Claim claim) {
        return rivalsOf(claim).findFirst();
    }

    /// The claims of other servers on what `claim` wants.
    List<Claim> rivals(Claim claim) {
        return rivalsOf(claim).toList();
    }

    private Stream<Claim> rivalsOf(Claim claim) {
        return byShape.getOrDefault(claim.shape(), List.of()).stream().filter(claim::rivals);
    }
}
