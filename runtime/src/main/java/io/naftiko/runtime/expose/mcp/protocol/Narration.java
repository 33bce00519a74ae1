package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Conversation.Severity;
import io.naftiko.runtime.model.Utterances;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a client hears of a run before its response, as far as it asked for that.
final class Narration {

    private final Outlet outlet;
    private final @Nullable Severity least;
    private final @Nullable JsonNode token;
    private double done = Double.NEGATIVE_INFINITY;

    /// @param least how much a remark must matter to be heard; null where none is
    /// @param token with which the client recognises the progress of this call; null where it wants none
    Narration(Outlet outlet, @Nullable Severity least, @Nullable JsonNode token) {
        this.outlet = outlet;
        this.least = least;
        this.token = token;
    }

    /// Whether the client would hear some of it.
    boolean lets(Utterances spoken) {
        return (token != null && spoken.progress()) || (least != null && spoken.reach(least));
    }

    /// The severity of that name on the wire; null when there is none.
    static @Nullable Severity severity(@Nullable JsonNode level) {
        var name = level == null ? "" : level.stringValue("");
        for (var each : Severity.values()) {
            if (onWire(each).equals(name)) {
                return each;
            }
        }
        return null;
    }

    private static String onWire(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    void log(Severity severity, String logger, JsonNode data) {
        if (least != null && severity.compareTo(least) >= 0) {
            var remark = Json.object().put("level", onWire(severity)).put("logger", logger);
            remark.set("data", data);
            outlet.send(notification("notifications/message", remark));
        }
    }

    /// Progress never goes back, nor stands still (2025-11-25, utilities: progress).
    synchronized void progress(double now, @Nullable Double total, @Nullable String message) {
        if (token == null || !(now > done)) {
            return;
        }
        done = now;
        var progress = Json.object();
        progress.set("progressToken", token);
        progress.set("progress", number(now));
        if (total != null) {
            progress.set("total", number(total));
        }
        if (message != null) {
            progress.put("message", message);
        }
        outlet.send(notification("notifications/progress", progress));
    }

    /// A whole number is written as one.
    private static JsonNode number(double value) {
        var numbers = Json.object().numberNode(value);
        return numbers.canConvertToExactIntegral() && Math.abs(value) < 1e15
                ? Json.object().numberNode((long) value)
                : numbers;
    }

    static byte[] notification(String method, ObjectNode params) {
        var message = Json.object().put("jsonrpc", "2.0").put("method", method);
        message.set("params", params);
        return Json.bytes(message);
    }
}
