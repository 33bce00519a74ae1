package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.Answer.Fault;
import io.naftiko.runtime.expose.mcp.Answer.Kind;
import io.naftiko.runtime.expose.mcp.Answer.Result;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// `tools/list`: every tool on one page, in the order of the file.
final class ToolList {

    private final Map<Revision, Result> pages = new EnumMap<>(Revision.class);

    ToolList(List<Tool> tools) {
        for (var revision : Revision.values()) {
            pages.put(revision, page(tools, revision));
        }
    }

    private static Result page(List<Tool> tools, Revision revision) {
        var members = Json.object();
        var shown = members.putArray("tools");
        tools.forEach(tool -> shown.add(tool.in(revision)));
        return Result.fixed(Kind.CACHEABLE, JsonBytes.membersOf(members));
    }

    /// There is no second page, so that no cursor was ever given out.
    Answer answer(Call call) {
        return call.params().hasNonNull("cursor")
                ? Fault.invalidParams("`cursor` is none that this server gave out.")
                : pages.getOrDefault(call.revision(), Result.NOTHING);
    }
}
