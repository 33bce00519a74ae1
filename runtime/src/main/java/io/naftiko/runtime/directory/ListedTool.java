package io.naftiko.runtime.directory;

import io.naftiko.runtime.directory.TextIndex.Field;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.McpServer;
import io.naftiko.runtime.host.Tenant;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Capability.Source;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Input;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// A tool of some MCP server on the listener.
record ListedTool(Tenant tenant, Offer offer) {

    private static final int MOST_DESCRIPTION = 120;
    private static final int MOST_INPUTS = 8;

    /// The tools of a server.
    static Stream<ListedTool> of(Tenant server) {
        return server.mount().offers().stream()
                .filter(offer -> offer.unit().caller() instanceof Caller.Agent)
                .map(offer -> new ListedTool(server, offer));
    }

    String name() {
        return offer.unit().name();
    }

    /// `namespace/tool`, or `provider/namespace/tool` where several files have the namespace.
    String address() {
        return tenant.prefix().substring(1) + "/" + name();
    }

    String file() {
        return new Source(tenant.file()).shown();
    }

    /// What the search says of it.
    ObjectNode brief() {
        var json = Json.object().put("tool", address()).put("description", Excerpt.of(description(), MOST_DESCRIPTION));
        var required = json.putArray("required");
        offer.routine().inputs().stream()
                .filter(Input::required)
                .limit(MOST_INPUTS)
                .forEach(input -> required.add(input.name()));
        if (offer.unit().hints().readOnly() != null) {
            json.put("readOnly", offer.unit().hints().readOnly());
        }
        return json.put("capability", capability());
    }

    /// All that a caller may want to know of it.
    ObjectNode full() {
        var json = Json.object().put("tool", address()).setAll(McpServer.shown(offer));
        json.put("capability", capability());
        json.put("file", file());
        var missing = json.putArray("missingVariables");
        tenant.site().standing().unset().entrySet().stream()
                .filter(variable -> variable.getValue().contains(name()))
                .map(Map.Entry::getKey)
                .forEach(missing::add);
        return json;
    }

    /// By what it is found.
    List<Field> fields() {
        var info = tenant.site().info();
        return List.of(
                new Field(name(), 5),
                new Field(Objects.requireNonNullElse(offer.unit().title(), ""), 3),
                new Field(tenant.namespace(), 1),
                new Field(capability(), 2),
                new Field(String.join(" ", info.tags()), 1),
                new Field(String.join(" ", offer.unit().tags()), 2),
                new Field(description(), 1),
                new Field(offer.routine().inputs().stream().map(Input::name).collect(Collectors.joining(" ")), 1));
    }

    private String description() {
        return McpServer.shown(offer).path("description").stringValue("");
    }

    private String capability() {
        return Entry.title(tenant.site().info(), tenant.file());
    }
}
