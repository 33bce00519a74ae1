package io.naftiko.runtime.consume.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Asks a server for its tools.
///
/// @param server a request to its address, without a body
record ToolListing(Wire wire, Era era, Request server) {

    private static final int MOST_PAGES = 50;

    /// The tools by name, as far as the server lists them.
    ///
    /// @throws io.naftiko.runtime.report.FailedCall when it does not answer
    Map<String, JsonNode> tools() {
        var tools = new LinkedHashMap<String, JsonNode>();
        var cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            var params = Json.object();
            if (page > 0) {
                params.put("cursor", cursor);
            }
            var result = wire.ask(server, "tools/list", era.params(params), era.headers("tools/list", ""))
                    .result();
            if (result == null) {
                break;
            }
            result.path("tools").forEach(tool -> tools.put(tool.path("name").asString(""), tool));
            if (!result.path("nextCursor").isString()) {
                break;
            }
            cursor = result.path("nextCursor").stringValue();
        }
        return tools;
    }
}
