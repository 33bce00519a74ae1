package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Answer;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Kind;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import io.naftiko.runtime.expose.mcp.protocol.Call;
import io.naftiko.runtime.expose.mcp.protocol.Identity;
import io.naftiko.runtime.expose.mcp.protocol.JsonBytes;
import io.naftiko.runtime.expose.mcp.protocol.Method;
import io.naftiko.runtime.expose.mcp.protocol.Revision;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Says what the server is and can do: `initialize` in the legacy era, `server/discover` in the modern one.
final class Introduction {

    private final Identity identity;
    private final @Nullable String instructions;
    private final Catalogue catalogue;
    private final Map<Revision, Result> answers = new ConcurrentHashMap<>();

    /// @param instructions for the agent; null where the file gives none
    Introduction(Identity identity, @Nullable String instructions, Catalogue catalogue) {
        this.identity = identity;
        this.instructions = instructions;
        this.catalogue = catalogue;
    }

    Stream<Method> methods() {
        return Stream.of(
                Method.legacy("initialize", this::initialize),
                Method.legacy("ping", _ -> Result.NOTHING),
                Method.modern("server/discover", this::discover));
    }

    private Answer initialize(Call call) {
        var asked = call.params().path("protocolVersion");
        if (!asked.isString()) {
            return Fault.invalidParams("`protocolVersion` must be a text.");
        }
        return answers.computeIfAbsent(Revision.agreed(asked.stringValue()), this::handshake);
    }

    private Answer discover(Call call) {
        return answers.computeIfAbsent(Revision.MODERN, _ -> discovery());
    }

    private Result handshake(Revision revision) {
        var members = Json.object().put("protocolVersion", revision.published());
        members.set("capabilities", catalogue.capabilities());
        members.set("serverInfo", identity.in(revision));
        return fixed(Kind.COMPLETE, members);
    }

    private Result discovery() {
        var members = Json.object();
        members.putArray("supportedVersions").add(Revision.MODERN.published());
        members.set("capabilities", catalogue.capabilities());
        return fixed(Kind.CACHEABLE, members);
    }

    private Result fixed(Kind kind, ObjectNode members) {
        if (instructions != null) {
            members.put("instructions", instructions);
        }
        return Result.fixed(kind, JsonBytes.membersOf(members));
    }
}
