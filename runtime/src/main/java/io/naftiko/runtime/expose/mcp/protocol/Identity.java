package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Exposes.Card;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a server is called, on the wire `serverInfo`.
///
/// @param title for people; null where the file gives none
/// @param version of the capability, or of the engine where the file gives none
public record Identity(
        String name,
        @Nullable String title,
        String version,
        @Nullable String description) {

    private static final String ENGINE_VERSION = "0.1.0";

    /// What the server with `namespace` of a capability is called.
    ///
    /// @param own title of the server; null for that of the capability
    public static Identity of(String namespace, @Nullable String own, Card card) {
        var info = card.info();
        var version = info.version();
        var title = own == null ? info.label() : own;
        return new Identity(namespace, title, version == null ? ENGINE_VERSION : version, info.description());
    }

    /// As much as `revision` has words for.
    public ObjectNode in(Revision revision) {
        var info = Json.object().put("name", name).put("version", version);
        if (title != null && revision.hasTitles()) {
            info.put("title", title);
        }
        if (description != null && revision.hasServerDescription()) {
            info.put("description", description);
        }
        return info;
    }

    /// What every result of the modern era repeats.
    public ObjectNode brief() {
        return Json.object().put("name", name).put("version", version);
    }
}
