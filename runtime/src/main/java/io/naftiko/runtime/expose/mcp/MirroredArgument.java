package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Arrival;
import io.naftiko.runtime.expose.mcp.protocol.HeaderValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An argument that its schema marks with `x-mcp-header`: a client repeats it as a header, for those on the way who do
/// not read bodies (2026-07-28, transports: custom headers from tool parameters).
///
/// @param path the keys from the arguments down to the value
/// @param header `Mcp-Param-` with the name that the mark gives
record MirroredArgument(List<String> path, String header) {

    private static final Set<String> TYPES = Set.of("string", "integer", "boolean");
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    /// The marked properties that are reached through `properties` alone; a mark elsewhere has no effect.
    static List<MirroredArgument> in(JsonNode schema) {
        var found = new ArrayList<MirroredArgument>();
        collect(schema, List.of(), found);
        return List.copyOf(found);
    }

    private static void collect(JsonNode schema, List<String> path, List<MirroredArgument> found) {
        schema.path("properties").properties().forEach(each -> {
            var below = new ArrayList<>(path);
            below.add(each.getKey());
            var mark = each.getValue().path("x-mcp-header").stringValue("");
            if (mark.matches(TOKEN)
                    && TYPES.contains(each.getValue().path("type").stringValue(""))) {
                found.add(new MirroredArgument(List.copyOf(below), "Mcp-Param-" + mark));
            }
            collect(each.getValue(), below, found);
        });
    }

    /// Why the header does not fit the argument; null when it does.
    @Nullable
    Fault refuse(JsonNode arguments, Arrival arrival) {
        var value = arguments;
        for (var key : path) {
            value = value.path(key);
        }
        var sent = arrival.header(header);
        if (value.isNull() || value.isMissingNode()) {
            return sent == null ? null : mismatch("is there, its argument is not");
        }
        if (sent == null) {
            return mismatch("is missing, its argument is there");
        }
        var decoded = HeaderValue.decode(sent);
        return decoded != null && agree(decoded, value) ? null : mismatch("does not say what its argument says");
    }

    private static boolean agree(String header, JsonNode value) {
        return header.equals(Json.plain(value))
                || (value.isNumber()
                        && header.matches("-?\\d{1,40}(\\.\\d{1,40})?")
                        && new BigDecimal(header).compareTo(value.decimalValue()) == 0);
    }

    private Fault mismatch(String reason) {
        return Fault.headerMismatch("The header " + header + " " + reason + ": `" + String.join(".", path) + "`.");
    }
}
