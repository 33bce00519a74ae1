package io.naftiko.runtime.expose.mcp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Kind;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes answers as JSON-RPC responses, with what the modern era says beside every result.
public final class Wire {

    private static final byte[] HEAD = "{\"jsonrpc\":\"2.0\"".getBytes(UTF_8);
    private static final byte[] ID = ",\"id\":".getBytes(UTF_8);
    private static final byte[] RESULT = ",\"result\":{".getBytes(UTF_8);
    private static final byte[] END = "}}".getBytes(UTF_8);
    private static final byte[] NOTHING = {};
    private static final Headers JSON = Headers.of("Content-Type", MediaTypes.JSON);
    private static final int AROUND = 256;

    private final Map<Kind, byte[]> modern = new EnumMap<>(Kind.class);

    public Wire(Identity identity, Freshness freshness) {
        for (var kind : Kind.values()) {
            modern.put(kind, JsonBytes.membersOf(beside(kind, identity, freshness)));
        }
    }

    private static ObjectNode beside(Kind kind, Identity identity, Freshness freshness) {
        var members = Json.object().put("resultType", kind == Kind.INPUT_REQUIRED ? "input_required" : "complete");
        var server = switch (kind) {
            case COMPLETE, INPUT_REQUIRED -> identity.brief();
            case CACHEABLE, PERSONAL -> identity.in(Revision.MODERN);
        };
        members.putObject("_meta").set("io.modelcontextprotocol/serverInfo", server);
        return switch (kind) {
            case COMPLETE, INPUT_REQUIRED -> members;
            case CACHEABLE -> fresh(members, freshness);
            case PERSONAL -> fresh(members, Freshness.NONE);
        };
    }

    private static ObjectNode fresh(ObjectNode members, Freshness freshness) {
        return members.put("ttlMs", freshness.ttlMs()).put("cacheScope", freshness.scope());
    }

    /// The response to a request.
    public Response respond(JsonNode id, Answer answer, Revision revision) {
        return switch (answer) {
            case Fault fault -> refuse(id, fault);
            case Result result ->
                new Response(200, JSON, result(id, result, revision).toBody());
        };
    }

    /// The response to what cannot be answered.
    ///
    /// @param id null when it is not known: it is then left out
    public static Response refuse(@Nullable JsonNode id, Fault fault) {
        var plain = Response.json(fault.status(), fault(id, fault));
        return new Response(plain.status(), plain.headers().and(fault.headers()), plain.body());
    }

    /// The JSON-RPC response alone.
    public byte[] text(JsonNode id, Answer answer, Revision revision) {
        return switch (answer) {
            case Fault fault -> fault(id, fault);
            case Result result -> result(id, result, revision).toBytes();
        };
    }

    private JsonBytes result(JsonNode id, Result result, Revision revision) {
        var beside = revision.isModern() ? modern.getOrDefault(result.kind(), NOTHING) : NOTHING;
        var out = new JsonBytes(result.size() + JsonBytes.room(beside.length) + AROUND);
        out.raw(HEAD).raw(ID).value(id).raw(RESULT).members(beside);
        result.members().writeTo(out);
        return out.raw(END);
    }

    /// The JSON-RPC response to what cannot be answered.
    ///
    /// @param id null when it is not known: it is then left out
    static byte[] fault(@Nullable JsonNode id, Fault fault) {
        var error = Json.object().put("code", fault.code()).put("message", fault.message());
        if (fault.data() != null) {
            error.set("data", fault.data());
        }
        var out = new JsonBytes(AROUND).raw(HEAD);
        if (id != null) {
            out.raw(ID).value(id);
        }
        return out.member("error").value(error).raw("}").toBytes();
    }
}
