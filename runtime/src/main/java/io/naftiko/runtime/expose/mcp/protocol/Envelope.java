package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.model.Conversation.Severity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// What each request of the modern era says of itself in `params._meta` (2026-07-28, basic: `_meta`).
///
/// @param meta missing when the request has none
public record Envelope(JsonNode meta) {

    private static final String VERSION = "io.modelcontextprotocol/protocolVersion";
    private static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    private static final String CLIENT = "io.modelcontextprotocol/clientInfo";
    private static final String LOG_LEVEL = "io.modelcontextprotocol/logLevel";
    private static final String PROGRESS = "progressToken";

    static Envelope of(ObjectNode params) {
        return new Envelope(params.get("_meta") instanceof ObjectNode meta ? meta : MissingNode.getInstance());
    }

    /// Whether the request claims to be of the modern era. The version alone is the claim.
    boolean isClaimed() {
        return meta.has(VERSION);
    }

    /// Whether the claim is well-formed and names a revision of the modern era.
    boolean isModern() {
        return flaw() == null && Revision.isModernName(version());
    }

    /// The version of the claim; empty when it is no text.
    String version() {
        return meta.path(VERSION).stringValue("");
    }

    /// The first thing that is wrong, as a sentence; null when all is well.
    @Nullable
    String flaw() {
        if (!meta.path(VERSION).isString()) {
            return wrong(VERSION, "a text");
        }
        if (!meta.path(CAPABILITIES).isObject()) {
            return wrong(CAPABILITIES, "an object");
        }
        if (meta.has(CLIENT) && !isImplementation(meta.get(CLIENT))) {
            return wrong(CLIENT, "an object with `name` and `version`");
        }
        if (meta.has(LOG_LEVEL) && Narration.severity(meta.get(LOG_LEVEL)) == null) {
            return wrong(LOG_LEVEL, "a level of RFC 5424");
        }
        return meta.has(PROGRESS) && !isToken(meta.get(PROGRESS)) ? wrong(PROGRESS, "a text or a whole number") : null;
    }

    ClientCapabilities capabilities() {
        return new ClientCapabilities(meta.path(CAPABILITIES));
    }

    /// What the client of the modern era hears of the run.
    Narration narration(Outlet outlet) {
        return new Narration(outlet, least(), progressToken());
    }

    private @Nullable Severity least() {
        return Narration.severity(meta.get(LOG_LEVEL));
    }

    /// With which the client recognises the progress of this request; null where it wants none.
    @Nullable
    JsonNode progressToken() {
        var token = meta.get(PROGRESS);
        return token != null && isToken(token) ? token : null;
    }

    private String wrong(String key, String expected) {
        var found = meta.has(key) ? "is not that" : "is missing";
        return "`params._meta[\"" + key + "\"]` must be " + expected + ", and " + found + ".";
    }

    private static boolean isImplementation(JsonNode client) {
        return client.path("name").isString() && client.path("version").isString();
    }

    private static boolean isToken(JsonNode token) {
        return token.isString() || token.isIntegralNumber();
    }
}
