package io.naftiko.runtime.directory;

import io.naftiko.runtime.directory.Catalogue.Page;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The index as JSON, for programs. `docs/reference/directory.md` describes each member.
record IndexJson(Counts counts, @Nullable String directory) {

    private static final int SCHEMA_VERSION = 1;
    private static final int MOST_DESCRIPTION = 160;
    private static final int MOST_PROBLEMS = 3;

    ObjectNode of(Page page) {
        var selection = page.selection();
        var json = Json.object().put("schemaVersion", SCHEMA_VERSION);
        json.set("counts", json(counts));
        put(json, "directory", directory);
        json.put("total", page.total());
        json.put("limit", selection.limit());
        json.put("offset", selection.offset());
        if (page.hasNext()) {
            json.put(
                    "next",
                    selection.addressFrom(selection.offset() + page.entries().size()));
        }
        var capabilities = json.putArray("capabilities");
        page.entries().forEach(entry -> capabilities.add(selection.detail() ? full(entry) : brief(entry)));
        return json;
    }

    private static ObjectNode json(Counts counts) {
        var json = Json.object()
                .put("capabilities", counts.capabilities())
                .put("servers", counts.servers())
                .put("tools", counts.tools())
                .put("operations", counts.operations());
        var states = json.putObject("states");
        for (var state : State.values()) {
            states.put(state.word(), counts.in(state));
        }
        return json;
    }

    private static ObjectNode brief(Entry entry) {
        var json = head(entry);
        var description = entry.info().description();
        put(json, "description", description == null ? null : Excerpt.of(description, MOST_DESCRIPTION));
        var servers = json.putArray("servers");
        entry.servers().forEach(server -> servers.add(brief(server)));
        json.set("missingVariables", variables(entry.unset(), false));
        problems(json, entry, entry.reasons().stream().limit(MOST_PROBLEMS).toList());
        return json;
    }

    private static ObjectNode full(Entry entry) {
        var json = head(entry);
        put(json, "description", entry.info().description());
        put(json, "version", entry.info().version());
        entry.info().tags().forEach(json.withArrayProperty("tags")::add);
        var servers = json.putArray("servers");
        entry.servers().forEach(server -> servers.add(full(server)));
        json.set("missingVariables", variables(entry.unset(), true));
        problems(json, entry, entry.problems());
        return json;
    }

    private static ObjectNode head(Entry entry) {
        var json = Json.object().put("file", entry.file());
        put(json, "label", entry.info().label());
        return json.put("state", entry.state().word());
    }

    private static ObjectNode brief(Server server) {
        var json = Json.object()
                .put("type", server.type())
                .put("namespace", server.namespace())
                .put("address", server.address());
        put(json, "openapi", server.openApi());
        put(json, "authentication", server.authentication());
        return server.offers() == null ? json : json.put("unitCount", server.offers());
    }

    private static ObjectNode full(Server server) {
        var json = brief(server);
        var units = Json.array();
        server.units().forEach(unit -> units.add(unit(unit)));
        server.skills()
                .forEach(skill -> put(units.addObject().put("name", skill.name()), "description", skill.description()));
        json.set("units", units);
        return json;
    }

    private static ObjectNode unit(Unit unit) {
        var json =
                Json.object().put("name", unit.name()).put("kind", unit.caller().noun());
        switch (unit.caller()) {
            case Caller.Web web -> json.put("method", web.method()).put("path", web.path());
            case Caller.Reader reader -> json.put("uri", reader.uri());
            case Caller.Agent _, Caller.Prompter _ -> {}
        }
        put(json, "description", unit.description());
        return json;
    }

    private static ArrayNode variables(Map<String, Set<String>> unset, boolean named) {
        var variables = Json.array();
        unset.forEach((name, users) -> {
            var variable = variables.addObject().put("name", name).put("unitCount", users.size());
            if (named) {
                users.forEach(variable.withArrayProperty("units")::add);
            }
        });
        return variables;
    }

    private static void problems(ObjectNode json, Entry entry, List<Problem> shown) {
        var problems = json.put("errors", entry.errors())
                .put("warnings", entry.warnings())
                .putArray("problems");
        shown.forEach(problem -> problems.add(problem(problem)));
    }

    private static ObjectNode problem(Problem problem) {
        var json = Json.object()
                .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                .put("code", problem.code().id())
                .put("line", problem.place().line())
                .put("column", problem.place().column())
                .put("message", problem.message());
        put(json, "proposal", problem.proposal());
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
