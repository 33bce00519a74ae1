package io.naftiko.runtime.consume.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Headers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The arguments that a server wants to see in headers too, because its schemas mark them with `x-mcp-header`
/// (2026-07-28, custom headers from tool parameters).
///
/// Nobody knows them before the server refuses a call that lacks one, and its tools have been listed.
final class Mirrors {

    /// The code with which a server says that a header does not fit the body.
    static final int MISMATCH = -32020;

    private volatile Map<String, List<Mirror>> byTool = Map.of();

    /// @param path the keys from the arguments down to the value
    private record Mirror(List<String> path, String header) {}

    /// Learns what the schemas of `tools` say.
    void learn(Map<String, JsonNode> tools) {
        var all = new LinkedHashMap<String, List<Mirror>>();
        tools.forEach((name, tool) ->
                all.put(name, in(tool.path("inputSchema"), List.of()).toList()));
        byTool = all;
    }

    private static Stream<Mirror> in(JsonNode schema, List<String> above) {
        return schema.path("properties").properties().stream().flatMap(each -> {
            var path = Stream.concat(above.stream(), Stream.of(each.getKey())).toList();
            var mark = each.getValue().path("x-mcp-header").asString("");
            return Stream.concat(
                    mark.isEmpty() ? Stream.empty() : Stream.of(new Mirror(path, "Mcp-Param-" + mark)),
                    in(each.getValue(), path));
        });
    }

    /// The headers of `call`; an argument that is not given has none.
    Headers of(ToolCall call) {
        var headers = Headers.EMPTY;
        for (var mirror : byTool.getOrDefault(call.name(), List.of())) {
            var value = call.arguments();
            for (var key : mirror.path()) {
                value = value.path(key);
            }
            if (value.isValueNode() && !value.isNull() && !value.isMissingNode()) {
                headers = headers.with(mirror.header(), HeaderText.of(Json.plain(value)));
            }
        }
        return headers;
    }
}
