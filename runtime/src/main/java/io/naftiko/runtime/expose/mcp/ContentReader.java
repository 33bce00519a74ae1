package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Reads blocks of content, which a file says in the words of the protocol.
/// In them `location` stands for the content of a file.
///
/// @param owner of the blocks
/// @param ofAnswer whether an image or a sound may be the bytes of an answer
record ContentReader(Section owner, boolean ofAnswer) {

    private static final List<String> KINDS = List.of("text", "image", "audio", "resource", "resource_link");

    /// The blocks below a keyword: a list, or one of them; null when it is left out.
    Caller.@Nullable Content content(String keyword) {
        var tree = owner.tree(keyword);
        if (tree == null) {
            return null;
        }
        var blocks = Json.array();
        (tree instanceof Tree.Items(var _, var items) ? items : List.of(tree)).forEach(each -> blocks.add(block(each)));
        return new Caller.Content(blocks, tree.place());
    }

    /// A block: a mapping with its `type`, or a text alone.
    ObjectNode block(Tree block) {
        return switch (block) {
            case Tree.Scalar text -> Json.object().put("type", "text").put("text", text.text());
            case Tree.Fields fields -> block(fields);
            case Tree.Items items -> {
                reportShape(items, "");
                yield Json.object();
            }
        };
    }

    private ObjectNode block(Tree.Fields fields) {
        var section = owner.of(fields);
        section.ignore("annotations", "_meta");
        var type = section.textOr("type", "");
        switch (type) {
            case "text" -> section.required("text");
            case "image", "audio" -> readMedia(section, type);
            case "resource" -> readResource(section);
            case "resource_link" -> readLink(section);
            default -> reportShape(fields, type);
        }
        if (KINDS.contains(type)) {
            section.close();
        }
        return (ObjectNode) fields.json();
    }

    private void readMedia(Section section, String type) {
        var data = section.text("data");
        var location = section.text("location");
        var mediaType = section.text("mimeType");
        if (data == null && location == null && !ofAnswer) {
            reportMissing(section, "The block of type `" + type + "` has no content.", "Add `data` or `location`.");
        }
        boolean saysType = location == null ? data == null : MediaTypes.ofEnding(location) != null;
        if (mediaType == null && !saysType) {
            reportMissing(section, "`mimeType` is missing.", "Say what the bytes are, such as `mimeType: image/png`.");
        }
    }

    private static void readResource(Section section) {
        var resource = section.section("resource");
        if (resource == null) {
            reportMissing(section, "`resource` is missing.", "Add `resource` with a `uri`.");
            return;
        }
        resource.required("uri");
        resource.ignore("mimeType", "text", "blob", "location", "_meta");
        resource.close();
    }

    private static void readLink(Section section) {
        section.required("uri");
        section.ignore("name", "title", "description", "mimeType", "size", "icons");
    }

    private static void reportMissing(Section section, String message, String proposal) {
        section.problems().add(Code.VALUE_MISSING, section.place(), message, proposal);
    }

    private void reportShape(Tree block, String type) {
        var nearest = Suggestion.didYouMean(type, KINDS);
        owner.problems()
                .add(
                        Code.WRONG_SHAPE,
                        block.place(),
                        "A block of content takes a text, or a mapping with the `type` text, image, audio, resource or"
                                + " resource_link.",
                        nearest == null ? "Write `type: text` and `text`." : nearest);
    }
}
