package io.naftiko.cli.create;

import java.util.Locale;

/// To whom the operations are offered.
enum Offered {
    MCP,
    REST,
    BOTH;

    /// Reads `mcp`, `rest` or `both`.
    ///
    /// @throws Unfit when it is none of them
    static Offered of(String text) {
        for (var each : values()) {
            if (each.toString().equals(text.strip().toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        throw new Unfit("it is mcp, rest or both");
    }

    boolean byRest() {
        return this != MCP;
    }

    boolean byMcp() {
        return this != REST;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
