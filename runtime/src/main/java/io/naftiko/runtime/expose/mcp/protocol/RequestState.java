package io.naftiko.runtime.expose.mcp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `requestState`: what a client carries from one round of a call to the next (2026-07-28, basic: multi-round-trip
/// requests). It is good for 10 minutes, once in each process, and for one caller and one call: a method with the same
/// name, or address, and the same arguments.
final class RequestState {

    /// The member of parameters and results that carries it.
    static final String NAME = "requestState";

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST_CHARACTERS = 256 << 10;

    private final Seal seal;
    private final InstantSource clock;
    private final Spent spent;

    RequestState(Seal seal, InstantSource clock) {
        this.seal = seal;
        this.clock = clock;
        this.spent = new Spent(clock);
    }

    /// The text for the client.
    ///
    /// @throws Refused when there is too much of it
    String of(ObjectNode kept, Call call, String method) {
        var state = Json.object()
                .put("id", UUID.randomUUID().toString())
                .put("until", clock.instant().plus(LIFE).toEpochMilli())
                .put("caller", call.principal().name())
                .put("call", digest(call, method));
        state.set("kept", kept);
        var text = seal.close(deflated(Json.bytes(state)));
        if (text.length() > MOST_CHARACTERS) {
            throw new Refused(Fault.failed(
                    "What was done before this question is " + (text.length() >> 10)
                            + " KiB, and a client can carry 256 KiB of it. Ask before the large answers come.",
                    null));
        }
        return text;
    }

    /// What was kept in the round before; an empty object in the first.
    ///
    /// @throws Refused when the state is not one that this call may go on with
    JsonNode kept(Call call, String method) {
        var text = call.params().get(NAME);
        if (text == null || text.isNull()) {
            return Json.object();
        }
        var opened = text.isString() ? seal.open(text.stringValue()) : null;
        if (opened == null) {
            throw refused("was not made by this server, or was changed.");
        }
        var state = Json.parse(inflated(opened)).orElseThrow();
        check(state, call, method);
        return state.path("kept");
    }

    private void check(JsonNode state, Call call, String method) {
        var until = Instant.ofEpochMilli(state.path("until").asLong());
        if (!state.path("caller").stringValue("").equals(call.principal().name())) {
            throw refused("belongs to another caller.");
        }
        if (!state.path("call").stringValue("").equals(digest(call, method))) {
            throw refused("belongs to another call.");
        }
        if (until.isBefore(clock.instant())) {
            throw refused("has expired. Call again without it.");
        }
        if (!spent.use(state.path("id").stringValue(""), until)) {
            throw refused("was used before. Call again without it.");
        }
    }

    private static Refused refused(String why) {
        return new Refused(Fault.invalidParams("`requestState` " + why));
    }

    private static String digest(Call call, String method) {
        var params = call.params();
        var called = Json.array().add(method).add(params.path("name")).add(params.path("uri"));
        called.add(call.arguments());
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(Json.text(sorted(called)).getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /// The same value with the members of each object in one order: a client may send them in any.
    private static JsonNode sorted(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                var sorted = Json.object();
                object.properties().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(each -> sorted.set(each.getKey(), sorted(each.getValue())));
                yield sorted;
            }
            case ArrayNode array -> {
                var sorted = Json.array();
                array.forEach(each -> sorted.add(sorted(each)));
                yield sorted;
            }
            default -> value.isMissingNode() ? Json.object().nullNode() : value;
        };
    }

    private static byte[] deflated(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] inflated(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var inflater = new InflaterOutputStream(out)) {
            inflater.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
