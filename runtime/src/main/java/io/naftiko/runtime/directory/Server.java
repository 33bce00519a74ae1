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
/// @param counts how many things it offers, by what these are called
record Server(
        String type,
        String namespace,
        String address,
        @Nullable String openApi,
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
        boolean hasOneAddress = routes.size() == 1 && routes.getFirst().method().equals(Route.ANY);
        boolean isDescribed = routes.stream().anyMatch(route -> route.path().equals(OPENAPI));
        return new Server(
                mount.exposes().type(),
                tenant.namespace(),
                tenant.prefix() + (hasOneAddress ? routes.getFirst().path() : ""),
                isDescribed ? tenant.prefix() + OPENAPI : null,
                mount.offers().stream().map(Offer::unit).toList(),
                mount.exposes().skills(),
                mount.count());
    }

    /// How many things it offers.
    int offers() {
        return units.size() + skills.size();
    }
}
