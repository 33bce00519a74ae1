package io.naftiko.benchmarks.contestant;

/// What a caller has done for it.
public enum Kind {
    REST("rest", "REST pass-through"),
    MAPPED("mapped", "REST, 3 mapped fields of each room"),
    LEGACY("mcp-2025", "MCP `tools/call`, 2025-11-25"),
    MODERN("mcp-2026", "MCP `tools/call`, 2026-07-28"),
    STEPS("steps", "MCP `tools/call` with 2 upstream calls in turn, 2025-11-25");

    private final String id;
    private final String title;

    Kind(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /// How it is named on the command line.
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }
}
