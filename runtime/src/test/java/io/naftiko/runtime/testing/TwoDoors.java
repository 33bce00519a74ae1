package io.naftiko.runtime.testing;

import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.report.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One unit in front of an API that answers as a test says, called through REST and through MCP.
public final class TwoDoors implements AutoCloseable {

    private static final String DOCUMENT = """
        naftiko: 1.0.0-alpha2
        capability:
          consumes:
          - namespace: x
            baseUri: API
            LIMITS
            resources:
        RESOURCES
          exposes:
          - type: mcp
            namespace: x-mcp
            port: 9090
            tools:
            - {name: unit, description: Steps., UNIT}
          - type: rest
            namespace: x-rest
            port: 8080
            resources:
            - path: /unit
              operations:
              - {name: operation, method: POST, UNIT}
        """;

    private final RecordingUpstream upstream;
    private final String document;
    private final Settings settings;

    private TwoDoors(RecordingUpstream upstream, String document, Settings settings) {
        this.upstream = upstream;
        this.document = document;
        this.settings = settings;
    }

    /// A unit of a capability that consumes the API `x`.
    ///
    /// @param resources of the API, in YAML
    /// @param unit what is left of the unit, in the flow style of YAML
    public static TwoDoors of(String resources, String unit, Function<Received, Answer> answers) {
        var upstream = RecordingUpstream.answering(answers);
        var document = DOCUMENT.replace(
                        "RESOURCES", resources.stripTrailing().indent(4).stripTrailing())
                .replace("UNIT", unit)
                .replace("API", upstream.origin());
        return new TwoDoors(upstream, document, Settings.of(Environment.of(Map.of())));
    }

    /// The same with bounds of the API.
    ///
    /// @param limits the value of `x-limits`
    public TwoDoors withLimits(String limits) {
        return new TwoDoors(upstream, document.replace("LIMITS", "x-limits: " + limits), settings);
    }

    /// The unit without a server before it.
    public Units units() {
        return Units.of(text(), Map.of());
    }

    private String text() {
        return document.replace("            LIMITS\n", "").replace("    LIMITS\n", "");
    }

    public List<Problem> problems() {
        return units().plan().problems();
    }

    /// What the unit answers to a web client.
    ///
    /// @param arguments a JSON object
    public HttpResponse<String> rest(String arguments) {
        try (var hosting = hosting()) {
            return hosting.send("POST", hosting.url("x-rest") + "/unit", arguments, "Content-Type", "application/json");
        }
    }

    /// What the unit answers to an agent: the result of `tools/call`.
    public JsonNode mcp(String arguments) {
        try (var hosting = hosting()) {
            var body = hosting.send(
                            "POST",
                            hosting.url("x-mcp") + "/mcp",
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"unit\","
                                    + "\"arguments\":" + arguments + "}}",
                            "Content-Type",
                            "application/json",
                            "Accept",
                            "application/json, text/event-stream")
                    .body();
            return Json.parse(body).orElseThrow().path("result");
        }
    }

    /// The text of the answer through both.
    public List<String> answers(String arguments) {
        return List.of(
                rest(arguments).body(), mcp(arguments).at("/content/0/text").asString());
    }

    private Hosting hosting() {
        try {
            var file = Files.createTempFile("x", ".yaml");
            try {
                return new Hosting(settings, List.of(Files.writeString(file, text())));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RecordingUpstream upstream() {
        return upstream;
    }

    /// Each request so far as `METHOD target body`.
    public List<String> sent() {
        return upstream.requests().stream()
                .map(each -> (each.method() + " " + each.target() + " " + each.text()).strip())
                .toList();
    }

    @Override
    public void close() {
        upstream.close();
    }
}
