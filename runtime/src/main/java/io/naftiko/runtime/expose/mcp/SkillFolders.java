package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Answer;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Kind;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import io.naftiko.runtime.expose.mcp.protocol.Call;
import io.naftiko.runtime.expose.mcp.protocol.JsonBytes;
import io.naftiko.runtime.http.PercentEncoding;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// `resources/directory/read`: what stands directly in a folder (extension `io.modelcontextprotocol/skills`).
final class SkillFolders {

    private static final String MEDIA_TYPE = "inode/directory";

    /// What lists say of the children, by their addresses and by that of the folder.
    private final Map<String, Map<String, ObjectNode>> children = new LinkedHashMap<>();

    /// Adds a file, and every folder above it up to the scheme.
    void add(String uri, ObjectNode shown) {
        var folder = uri.substring(0, uri.lastIndexOf('/'));
        if (folder.endsWith("/")) {
            return;
        }
        boolean isNew = !children.containsKey(folder);
        children.computeIfAbsent(folder, _ -> new LinkedHashMap<>()).putIfAbsent(uri, shown);
        if (isNew) {
            add(folder, shown(folder));
        }
    }

    private static ObjectNode shown(String folder) {
        return Json.object()
                .put("uri", folder)
                .put("name", PercentEncoding.decode(folder.substring(folder.lastIndexOf('/') + 1)))
                .put("mimeType", MEDIA_TYPE);
    }

    Answer read(Call call) {
        var uri = call.params().path("uri").asString("");
        var inside = children.get(uri);
        if (inside == null) {
            return Fault.invalidParams("`" + uri + "` is no folder of a skill.");
        }
        if (call.params().hasNonNull("cursor")) {
            return Fault.invalidParams("`cursor` is none that this server gave out.");
        }
        var members = Json.object();
        inside.values().forEach(members.putArray("resources")::add);
        return Result.fixed(Kind.COMPLETE, JsonBytes.membersOf(members));
    }
}
