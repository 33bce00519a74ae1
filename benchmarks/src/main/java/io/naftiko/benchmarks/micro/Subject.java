package io.naftiko.benchmarks.micro;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.link.Linked;
import io.naftiko.runtime.model.Routine;
import java.nio.file.Path;
import java.util.Map;

/// A capability whose API answers at once and always the same, so that what remains is the engine's own work.
record Subject(Plan plan) {

    private static final Path FILE = Path.of("rooms.yaml");

    /// @param answer of the API, in JSON
    static Subject of(String yaml, byte[] answer) {
        var response = Response.json(200, answer);
        var settings = Settings.of(Environment.of(Map.of())).withAround((_, _) -> response);
        var plan = new Engine(settings).plan(FILE, yaml);
        if (!plan.accepted()) {
            throw new IllegalStateException(plan.problems().toString());
        }
        return new Subject(plan);
    }

    /// The routine of the tool `name`.
    Routine tool(String name) {
        return linked().servers().stream()
                .flatMap(server -> server.offers().stream())
                .filter(offer -> offer.unit().name().equals(name))
                .findFirst()
                .orElseThrow()
                .routine();
    }

    /// What answers at the MCP server's address.
    Handler mcp() {
        return Engine.site(plan, _ -> true).mounts().stream()
                .flatMap(mount -> mount.routes().stream())
                .filter(route -> route.path().equals("/mcp"))
                .findFirst()
                .map(Route::handler)
                .orElseThrow();
    }

    private Linked linked() {
        return plan.linked().orElseThrow();
    }
}
