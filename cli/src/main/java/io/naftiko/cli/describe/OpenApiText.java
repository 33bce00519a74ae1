package io.naftiko.cli.describe;

import static java.util.stream.Collectors.joining;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.curate.OutputFormat;
import io.naftiko.cli.validate.ProblemText;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.YamlText;
import io.naftiko.runtime.host.Site.Mount;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Address;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document of a REST server, as it serves it itself, with the address at which it answers.
public record OpenApiText(Console console, OutputFormat format) {

    private static final String DOCUMENT = "/openapi.json";
    private static final Set<String> ANYWHERE = Set.of("0.0.0.0", "::");
    private static final int USUAL_PORT = 8080;

    /// The document.
    ///
    /// @param namespace of the server; null for the only REST server of the file
    /// @throws Refused when there is no such server
    public String of(Path file, @Nullable String namespace) {
        var plan = new Engine(Settings.of(Environment.of(console.environment()))).plan(file);
        if (!plan.accepted()) {
            ProblemText.write(plan.problems(), console.err());
            throw Refused.failed(file + " is not accepted.");
        }
        var servers = Engine.site(plan, _ -> true).mounts().stream()
                .filter(mount -> mount.exposes().type().equals("rest"))
                .filter(mount ->
                        namespace == null || mount.exposes().namespace().equals(namespace))
                .toList();
        return text(document(only(servers, file)));
    }

    private static Mount only(List<Mount> servers, Path file) {
        return switch (servers.size()) {
            case 0 -> throw Refused.failed(file + " has no such REST server.");
            case 1 -> servers.getFirst();
            default ->
                throw Refused.usage("Say with --adapter which of the servers is meant: "
                        + servers.stream()
                                .map(each -> each.exposes().namespace())
                                .collect(joining(", "))
                        + ".");
        };
    }

    private static JsonNode document(Mount server) {
        var route = server.routes().stream()
                .filter(each -> each.path().equals(DOCUMENT))
                .findFirst()
                .orElseThrow();
        var request =
                new Request("GET", new Url("", DOCUMENT, null), Headers.of("Accept", "*/*"), Body.of(new byte[0]));
        var document =
                Json.parse(route.handler().handle(request).body().bytes()).orElseThrow();
        if (document.at("/servers/0") instanceof ObjectNode first) {
            first.put(
                    "url",
                    origin(server.exposes().address()) + first.path("url").asString());
        }
        return document;
    }

    /// Where a server answers that nobody else is in the way of.
    private static String origin(Address address) {
        var host = address.host() == null || ANYWHERE.contains(address.host()) ? "localhost" : address.host();
        return "http://" + host + ":" + (address.port() == null ? USUAL_PORT : address.port());
    }

    private String text(JsonNode document) {
        return switch (format) {
            case JSON -> Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
            case YAML -> YamlText.of(document, Set.of()).stripTrailing();
        };
    }
}
