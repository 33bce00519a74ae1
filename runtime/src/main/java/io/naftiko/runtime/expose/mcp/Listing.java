package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Answer;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Kind;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import io.naftiko.runtime.expose.mcp.protocol.Call;
import io.naftiko.runtime.expose.mcp.protocol.JsonBytes;
import io.naftiko.runtime.expose.mcp.protocol.Revision;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.model.Conversation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// A list of what the server offers, on one page and in the order of the file. The page of a revision is made when the
/// first client of that revision asks for it.
///
/// @param key under which the entries stand: `tools`, `resources`, …
/// @param entries as far as a revision has words for them, and the caller is allowed what they take
/// @param lasting whether they stay the same, whoever asks
record Listing(String key, Function<Call, Stream<ObjectNode>> entries, boolean lasting, Map<Revision, Result> pages) {

    Listing(String key, Function<Call, Stream<ObjectNode>> entries, boolean lasting) {
        this(key, entries, lasting, new ConcurrentHashMap<>());
    }

    /// There is no second page, so that no cursor was ever given out.
    Answer answer(Call call) {
        if (call.params().hasNonNull("cursor")) {
            return Fault.invalidParams("`cursor` is none that this server gave out.");
        }
        return lasting ? pages.computeIfAbsent(call.revision(), _ -> page(call)) : page(call);
    }

    /// Its entries as they are now, with every word that some revision has, for one who is allowed all.
    List<ObjectNode> shown() {
        return entries.apply(new Call(Revision.MODERN, Json.object(), Principal.OWNER, Conversation.NONE))
                .toList();
    }

    private Result page(Call call) {
        var members = Json.object();
        var shown = members.putArray(key);
        entries.apply(call).forEach(shown::add);
        return Result.fixed(Kind.CACHEABLE, JsonBytes.membersOf(members));
    }
}
