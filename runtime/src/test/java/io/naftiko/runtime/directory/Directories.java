package io.naftiko.runtime.directory;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.host.Site;
import io.naftiko.runtime.model.Continuity;
import io.naftiko.runtime.testing.Hosting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Capability files of a test, hosted behind a [Directory].
final class Directories implements AutoCloseable {

    private static final String META = """
        "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
                  "io.modelcontextprotocol/clientCapabilities": {}}\
        """;

    private final Hosting hosting;

    Directories(Site... sites) {
        hosting = new Hosting(new Directory(Continuity.random()), List.of(sites));
    }

    /// The site of a file that is written to `folder`.
    static Site site(Path folder, String name, String yaml) {
        return site(folder, name, yaml, Settings.of(Environment.of(Map.of())));
    }

    static Site site(Path folder, String name, String yaml, Settings settings) {
        try {
            var file = Files.writeString(folder.resolve(name), yaml);
            return Engine.site(new Engine(settings).plan(file), _ -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A capability with one MCP server whose tools answer `ok`.
    ///
    /// @param tools each as `name: description`
    static String mcp(String label, String namespace, String... tools) {
        var listed = Stream.of(tools)
                .map(tool -> tool.split(": ", 2))
                .map(tool ->
                        "    - name: " + tool[0] + "\n      description: " + Json.text(Json.MAPPER.valueToTree(tool[1]))
                                + "\n      outputParameters: [{type: string, value: ok}]\n")
                .collect(Collectors.joining());
        return "naftiko: 1.0.0-alpha2\ninfo: {label: " + Json.text(Json.MAPPER.valueToTree(label)) + "}\ncapability:\n"
                + "  exposes:\n  - type: mcp\n    namespace: " + namespace + "\n    tools:\n" + listed;
    }

    void swap(Site... sites) {
        hosting.swap(List.of(sites));
    }

    Hosting hosting() {
        return hosting;
    }

    /// The address of the only index.
    String index() {
        return hosting.lobby().stream()
                .filter(address -> address.endsWith("/"))
                .findFirst()
                .orElseThrow();
    }

    /// The address of the only directory.
    String directory() {
        return index() + "mcp";
    }

    HttpResponse<String> get(String target, String... headers) {
        return hosting.send("GET", index() + target, "", headers);
    }

    /// The index, as a browser asks for it.
    String page(String target) {
        return get(target, "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .body();
    }

    JsonNode json(String target) {
        return parse(get(target).body());
    }

    /// The result of a method of the directory.
    JsonNode result(String revision, String method, String members) {
        return result(directory(), revision, method, members);
    }

    /// The result of a method of some server, without what every result says of its server.
    ///
    /// @param members of the parameters, without braces
    JsonNode result(String address, String revision, String method, String members) {
        boolean modern = revision.equals("2026-07-28");
        var all = modern ? Stream.of(members, META) : Stream.of(members);
        var params = all.filter(each -> !each.isEmpty()).collect(Collectors.joining(", "));
        var body = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + method + "\", \"params\": {" + params + "}}";
        var name = parse("{" + members + "}").path("name").stringValue("-");
        var answer = hosting.send(
                "POST",
                address,
                body,
                "Content-Type",
                "application/json",
                "MCP-Protocol-Version",
                revision,
                "Mcp-Method",
                method,
                "Mcp-Name",
                name);
        var result = parse(answer.body()).path("result");
        result.withObject("").remove("_meta");
        return result;
    }

    /// What a tool of the directory answers.
    JsonNode call(String tool, String arguments) {
        return result("2025-11-25", "tools/call", "\"name\": \"" + tool + "\", \"arguments\": " + arguments);
    }

    /// The words of an answer.
    String text(String tool, String arguments) {
        return call(tool, arguments).path("content").path(0).path("text").stringValue("");
    }

    static JsonNode parse(String json) {
        return Json.parse(json).orElseThrow(() -> new AssertionError("no JSON: " + json));
    }

    @Override
    public void close() {
        hosting.close();
    }
}
