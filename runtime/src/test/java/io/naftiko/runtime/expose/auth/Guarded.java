package io.naftiko.runtime.expose.auth;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A REST, an MCP and a skill server with one `authentication`, in front of one API.
public final class Guarded implements AutoCloseable {

    private static final String PING = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}";

    private final RecordingUpstream upstream = RecordingUpstream.answering(Answer.json("[\"Aurora\"]"));
    private final String yaml;
    private final Hosting hosting;

    public Guarded(String authentication, Map<String, String> environment) {
        this(authentication, Settings.of(Environment.of(environment)));
    }

    Guarded(String authentication, Settings settings) {
        yaml = capability(upstream.origin(), authentication);
        hosting = hosting(settings);
    }

    private static String capability(String upstream, String authentication) {
        return """
            naftiko: 1.0.0-alpha2
            binds:
            - namespace: env
              keys: {TOKEN: TOKEN, USER: USER, PASSWORD: PASSWORD}
            capability:
              consumes:
              - type: http
                namespace: ships
                baseUri: %1$s
                resources:
                - path: /ships
                  operations:
                  - name: list-ships
                    inputParameters: [{name: X-Colour, in: header, type: string}]
              exposes:
              - type: rest
                namespace: ships-rest
                port: 8080
                authentication: %2$s
                resources:
                - path: /ships
                  operations:
                  - {method: GET, name: list-ships, call: ships.list-ships}
                  - {method: POST, name: add-ship, call: ships.list-ships}
                - path: /all/{path}
                  forward: {targetNamespace: ships, trustedHeaders: [Authorization, X-Api-Key, X-Colour]}
              - type: mcp
                namespace: ships-mcp
                port: 8080
                authentication: %2$s
                tools:
                - {name: list-ships, description: Lists the ships., call: ships.list-ships}
              - type: skill
                namespace: ships-skill
                port: 8080
                authentication: %2$s
                skills:
                - {name: sailing, description: How to sail.}
            """.formatted(upstream, authentication);
    }

    private Hosting hosting(Settings settings) {
        try {
            var file = Files.createTempFile("capability", ".yaml");
            try {
                return new Hosting(settings, List.of(Files.writeString(file, yaml)));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The plan of the file in an environment without variables.
    public Plan plan() {
        return new Engine(Settings.of(Environment.of(Map.of()))).plan(Path.of("ships.yaml"), yaml);
    }

    public String url(String namespace) {
        return hosting.url(namespace);
    }

    /// Calls the operation.
    ///
    /// @param headers names and values in turn
    public HttpResponse<String> rest(String... headers) {
        return get("ships-rest", "/ships", headers);
    }

    public HttpResponse<String> get(String namespace, String target, String... headers) {
        return hosting.send("GET", url(namespace) + target, "", headers);
    }

    public HttpResponse<String> send(String method, String url, String body, String... headers) {
        return hosting.send(method, url, body, headers);
    }

    /// Sends an MCP request.
    public HttpResponse<String> mcp(String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        return hosting.send("POST", url("ships-mcp") + "/mcp", PING, all);
    }

    public RecordingUpstream upstream() {
        return upstream;
    }

    @Override
    public void close() {
        hosting.close();
        upstream.close();
    }
}
