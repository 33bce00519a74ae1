package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The MCP server of a capability that a test writes into a folder, planned and linked as it would be served.
record Shared(Plan plan) {

    private static final String CONSUMES = """
        naftiko: 1.0.0-alpha2
        capability:
          consumes:
          - type: http
            namespace: dock
            baseUri: https://dock.example.com
            resources:
            - path: /ships
              operations:
              - {name: list, method: GET, inputParameters: [{name: limit, in: query, type: integer}]}
            - path: /ships/{imo}
              operations:
              - {name: get, method: GET, inputParameters: [{name: imo, in: path, type: string, pattern: '^[^!]*$'}]}
            - path: /ships/{imo}/photo
              operations:
              - {name: photo, method: GET, outputRawFormat: binary}
          exposes:
          - type: mcp
            namespace: port
            port: 9090
        """;

    /// The server with `keywords`, indented as below `exposes`.
    static Shared in(Path folder, String upstream, String keywords) {
        var file = folder.resolve("port.yaml");
        try {
            Files.writeString(file, CONSUMES + keywords.indent(4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = Settings.of(Environment.of(Map.of())).withUpstreams(Map.of("*", upstream));
        return new Shared(new Engine(settings).plan(file));
    }

    Wired client() {
        var mounts = Engine.site(plan, _ -> true).mounts();
        if (!plan.accepted() || mounts.isEmpty()) {
            throw new AssertionError(plan.problems());
        }
        return new Wired(mounts.getFirst().routes().getFirst().handler());
    }
}
