package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.Answer.Fault;
import io.naftiko.runtime.expose.mcp.Answer.Kind;
import io.naftiko.runtime.expose.mcp.Answer.Result;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// `tools/list`: every tool on one page, in the order of the file. The page of a revision is made when the first client
/// of that revision asks for it.
final class ToolList {

    private final List<Tool> tools;
    private final Map<Revision, Result> pages = new ConcurrentHashMap<>();

    ToolList(List<Tool> tools) {
        this.tools = List.copyOf(tools);
    }

    private Result page(Revision revision) {
        var members = Json.object();
        var shown = members.putArray("tools");
        tools.forEach(tool -> shown.add(tool.in(revision)));
        return Result.fixed(Kind.CACHEABLE, JsonBytes.membersOf(members));
    }

    /// There is no second page, so that no cursor was ever given out.
    Answer answer(Call call) {
        return call.params().hasNonNull("cursor")
                ? Fault.invalidParams("`cursor` is none that this server gave out.")
                : pages.computeIfAbsent(call.revision(), this::page);
    }
}
