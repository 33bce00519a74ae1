package io.naftiko.cli.curate;

import io.naftiko.runtime.Plan;
import io.naftiko.runtime.curate.WholeTools;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.McpServer;
import io.naftiko.runtime.model.Tokens;
import io.naftiko.runtime.openapi.ApiDocument;
import java.util.Locale;

/// What `tools/list` costs an agent, in tokens.
///
/// @param whole with a tool for each operation of the document, and its whole schemas
/// @param made with the tools that were made
record ToolCost(long whole, long made) {

    static ToolCost of(ApiDocument document, Plan plan) {
        long made = plan.linked().stream()
                .flatMap(linked -> linked.servers().stream())
                .filter(server -> server.exposes().type().equals("mcp"))
                .flatMap(server -> server.offers().stream())
                .mapToLong(offer -> Json.bytes(McpServer.shown(offer)).length + 1L)
                .sum();
        return new ToolCost(Tokens.in(WholeTools.length(document)), Tokens.in(made));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "tools/list has about %,d tokens; a tool for each operation with its whole schemas would have %,d",
                made,
                whole);
    }
}
