package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Continuity;
import io.naftiko.runtime.model.Exposes.Card;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Info;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Utterances;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An MCP server read from its keywords in JSON, with hand-made routines.
final class Served {

    static final Place START = Place.startOf("ships.yaml");
    private static final Info INFO = new Info("Ships of the port", "Knows each ship.", "2.1.0", List.of());
    private static final Routine.Upstream UPSTREAM = new Routine.Upstream(
            "dock.list", null, "GET", "https://dock.example.com/v1/ships", List.of(), List.of(), false, false, "json");

    private Served() {}

    static McpServer read(String json, Problems problems) {
        return McpServer.read(new Section((Tree.Fields) tree(json(json)), problems), Guard.NONE);
    }

    /// The handler of the server's only route; each tool does what `works` says under its name.
    static Handler endpoint(String server, Map<String, Work> works) {
        return endpoint(read(server, new Problems()), works);
    }

    static Handler endpoint(McpServer server, Map<String, Work> works) {
        var offers = server.units().stream()
                .map(unit -> new Offer(unit, routine(unit, works)))
                .toList();
        return server.serve(new Card("ships.yaml", INFO), offers).getFirst().handler();
    }

    /// A server with one tool called `list`, which does `work`.
    static Handler oneTool(Work work) {
        return endpoint("""
            {"type": "mcp", "namespace": "port", "tools": [{"name": "list", "description": "Lists ships."}]}
            """, Map.of("list", work));
    }

    /// A server with a tool for each work, which may talk before it answers.
    static Handler talking(Map<String, Work> works, Continuity continuity) {
        var server = read("{\"type\": \"mcp\", \"namespace\": \"port\"}", new Problems());
        var offers = works.entrySet().stream()
                .map(each -> new Offer(unit(each.getKey()), talking(each.getKey(), each.getValue())))
                .toList();
        var card = new Card("ships.yaml", INFO, List.of(), continuity);
        return server.serve(card, offers).getFirst().handler();
    }

    private static Unit unit(String name) {
        return read("{\"namespace\": \"port\", \"tools\": [{\"name\": \"" + name + "\"}]}", new Problems())
                .units()
                .getFirst();
    }

    private static Routine talking(String name, Work work) {
        var schema = (ObjectNode) json("{\"type\": \"object\"}");
        var step = new Step.Shown("one", "call", null, null, UPSTREAM, List.of(), null, List.of());
        return new Routine(name, List.of(), schema, _ -> {}, work, null, List.of(step), Utterances.ANY, null);
    }

    static Work answering(String mediaType, byte[] body) {
        return _ -> Response.of(200, mediaType, body);
    }

    static Work answering(String json) {
        return answering(MediaTypes.JSON, json.getBytes(UTF_8));
    }

    static JsonNode json(String text) {
        return Json.parse(text).orElseThrow(() -> new AssertionError("no JSON: " + text));
    }

    private static Routine routine(Unit unit, Map<String, Work> works) {
        var schema = unit.inputSchema() == null
                ? (ObjectNode) json("{\"type\": \"object\", \"properties\": {}}")
                : unit.inputSchema();
        var inputs = schema.path("properties").properties().stream()
                .map(each -> new Input(
                        each.getKey(), "string", true, null, null, false, (ObjectNode) each.getValue(), List.of()))
                .toList();
        var work = works.getOrDefault(unit.name(), _ -> new Response(204, Body.empty()));
        return new Routine(unit.name(), inputs, schema, _ -> {}, work, UPSTREAM);
    }

    private static Tree tree(JsonNode json) {
        return switch (json) {
            case ObjectNode object -> {
                var entries = new LinkedHashMap<String, Tree>();
                object.properties().forEach(each -> entries.put(each.getKey(), tree(each.getValue())));
                yield new Tree.Fields(START, entries);
            }
            case ArrayNode array ->
                new Tree.Items(START, array.valueStream().map(Served::tree).toList());
            default -> new Tree.Scalar(START, Json.plain(json), json);
        };
    }
}
