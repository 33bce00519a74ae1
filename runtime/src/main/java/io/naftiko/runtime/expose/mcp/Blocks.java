package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Call;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Blocks of content that a file made, as far as the revision of a call has words for them.
///
/// A block whose text, data or address is absent is left out. A resource in a block cannot ask the client: what was
/// done before it would be done again.
///
/// @param resources of the server, which blocks may name by their addresses
/// @param forgiving whether a text stands in the place of a resource that cannot be read: after a call that was made,
/// its answer must not be lost
record Blocks(Resources resources, Call call, boolean forgiving) {

    /// @throws FailedCall when a resource that a block names cannot be read, or an answer is not what it is shown as
    Stream<ObjectNode> of(JsonNode blocks) {
        return blocks.valueStream().map(this::block).flatMap(Optional::stream);
    }

    Optional<ObjectNode> block(JsonNode written) {
        var block = (ObjectNode) written;
        if (!call.revision().hasTitles()) {
            block.remove("_meta");
        }
        var type = block.path("type").asString("");
        return switch (type) {
            case "text" -> text(block);
            case "image" -> media(type, block);
            case "audio" -> media(type, block).map(audio -> call.revision().hasAudio() ? audio : embedded(audio));
            case "resource" -> resource(block, (ObjectNode) block.path("resource"));
            default -> link(block);
        };
    }

    private static Optional<ObjectNode> text(ObjectNode block) {
        var text = block.path("text");
        return isAbsent(text) ? Optional.empty() : Optional.of(block.put("text", Json.plain(text)));
    }

    private static Optional<ObjectNode> media(String type, ObjectNode block) {
        if (!block.path("data").isString()) {
            return Optional.empty();
        }
        var mediaType = block.path("mimeType").asString("");
        if (!mediaType.startsWith(type + "/")) {
            throw new FailedCall(
                    new UnreadableReply("The answer is " + mediaType + ", and the tool shows it as " + type + "."));
        }
        return Optional.of(block);
    }

    /// Bytes in the words of every revision.
    private static ObjectNode embedded(ObjectNode media) {
        var block = Json.object().put("type", "resource");
        block.putObject("resource")
                .put("uri", "tool:audio")
                .put("mimeType", media.path("mimeType").asString(""))
                .set("blob", media.path("data"));
        return block;
    }

    /// A resource with `text: null` is read from the server.
    private Optional<ObjectNode> resource(ObjectNode block, ObjectNode resource) {
        var uri = resource.path("uri").asString("");
        if (resource.path("text").isNull()) {
            return Optional.of(read(uri, block, resource));
        }
        if (!call.revision().hasTitles()) {
            resource.remove("_meta");
        }
        if (resource.has("text")) {
            resource.put("text", Json.plain(resource.path("text")));
        }
        return uri.isEmpty() || !(resource.has("text") || resource.has("blob")) ? Optional.empty() : Optional.of(block);
    }

    private ObjectNode read(String uri, ObjectNode block, ObjectNode resource) {
        try {
            var contents = resources.contents(uri, call.muted()).json();
            resource.properties().stream()
                    .filter(each -> !each.getKey().equals("text"))
                    .forEach(each -> contents.set(each.getKey(), each.getValue()));
            return block.set("resource", contents);
        } catch (FailedCall failed) {
            if (forgiving) {
                var reason = failed.failure().message();
                return text("The resource " + uri + " cannot be read: " + reason);
            }
            throw failed;
        }
    }

    private static ObjectNode text(String text) {
        return Json.object().put("type", "text").put("text", text);
    }

    /// What the block does not say of the resource, the server does where it has it.
    private Optional<ObjectNode> link(ObjectNode block) {
        var uri = block.path("uri").asString("");
        if (uri.isEmpty()) {
            return Optional.empty();
        }
        var link = Json.object().put("type", "resource_link").put("uri", uri).put("name", uri);
        resources.shown(uri, call).ifPresent(link::setAll);
        link.setAll(block);
        return Optional.of(call.revision().hasResourceLinks() ? link : described(link));
    }

    /// A link as a text.
    private static ObjectNode described(ObjectNode link) {
        var title = link.path("title").asString(link.path("name").asString(""));
        var description = link.path("description").asString("");
        return text(
                title + ": " + link.path("uri").asString("") + (description.isEmpty() ? "" : " (" + description + ")"));
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
