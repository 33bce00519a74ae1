package io.naftiko.runtime.directory;

import io.naftiko.runtime.host.Tenant;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Skill;
import io.naftiko.runtime.model.Unit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A server on the listener, as it is shown.
///
/// @param type `rest`, `mcp`, …
/// @param address the path where clients find it, such as `/rooms-mcp/mcp` or `/rooms-rest`
/// @param openApi the path of its OpenAPI document; null when it has none
/// @param authentication what it asks of its callers; null when it asks nothing
/// @param units none of a server that asks its callers for a proof: it shows them itself
/// @param counts how many things it offers, by what these are called
record Server(
        String type,
        String namespace,
        String address,
        @Nullable String openApi,
        @Nullable String authentication,
        List<Unit> units,
        List<Skill> skills,
        Map<String, Integer> counts) {

    private static final String OPENAPI = "/openapi.json";

    Server {
        units = List.copyOf(units);
        skills = List.copyOf(skills);
    }

    static Server of(Tenant tenant) {
        var mount = tenant.mount();
        var routes = mount.routes();
        var guard = mount.exposes().guard();
        boolean hasOneAddress = !routes.isEmpty() && routes.getFirst().method().equals(Route.ANY);
        boolean isDescribed = routes.stream().anyMatch(route -> route.path().equals(OPENAPI));
        return new Server(
                mount.exposes().type(),
                tenant.namespace(),
                tenant.prefix() + (hasOneAddress ? routes.getFirst().path() : ""),
                isDescribed ? tenant.prefix() + OPENAPI : null,
                guard.asks() ? guard.type() : null,
                guard.asks()
                        ? List.of()
                        : mount.offers().stream().map(Offer::unit).toList(),
                guard.asks() ? List.of() : mount.exposes().skills(),
                mount.count());
    }

    /// How many things it offers; null for a server that shows them only to those who have a proof.
    @Nullable
    Integer offers() {
        return authentication == null ? units.size() + skills.size() : null;
    }
}
