package io.naftiko.cli.rehearse;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// What the caller of a rehearsal says.
final class Talk {

    private static final int TIMES = 3;

    private static final String HELLO = """
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
        "capabilities":{},"clientInfo":{"name":"rehearsal","version":"1"}}}
        """;
    private static final String LIST = """
        {"jsonrpc":"2.0","id":2,"method":"tools/list"}
        """;
    private static final String CALL = """
        {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"list-rooms","arguments":{"limit":3}}}
        """;
    private static final String MODERN_CALL = """
        {"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"list-rooms","arguments":{"limit":3},\
        "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",\
        "io.modelcontextprotocol/clientCapabilities":{}}}}
        """;
    private static final Map<String, String> LEGACY = Map.of("MCP-Protocol-Version", "2025-11-25");
    private static final Map<String, String> MODERN =
            Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/call", "Mcp-Name", "list-rooms");

    /// All that a server on standard input is told.
    static final String TYPED = HELLO + LIST + CALL;

    private Talk() {}

    /// Whether servers on these ports answer everything.
    static boolean holds(int rest, int mcp) throws IOException {
        boolean good = true;
        for (int i = 0; i < TIMES; i++) {
            good &= Caller.get(rest, "/rooms-rest/rooms?limit=3") && Caller.get(rest, "/rooms-rest/rooms/7");
            for (var message : List.of(HELLO, LIST, CALL)) {
                good &= Caller.post(mcp, "/rooms-mcp/mcp", LEGACY, message);
            }
            good &= Caller.post(mcp, "/rooms-mcp/mcp", MODERN, MODERN_CALL);
        }
        return good;
    }
}
