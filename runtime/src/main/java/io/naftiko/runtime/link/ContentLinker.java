package io.naftiko.runtime.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.NamedFiles;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.report.Place;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// Links blocks of content, whose shape was checked when the file was read: the files that they name become a part of
/// them, and their texts are filled in.
///
/// An image or a sound of which the file says neither `data` nor `location` is the answer's own bytes. A resource of
/// which it says no more than the address has `text: null`: the server that has it reads it in each run.
///
/// @param texts the value of a text
/// @param place where the blocks stand
record ContentLinker(NamedFiles files, Function<String, Expression> texts, Place place) {

    /// All blocks of a list.
    Expression blocks(JsonNode blocks) {
        return new Expression.Elements(blocks.valueStream().map(this::block).toList());
    }

    Expression block(JsonNode block) {
        var members = members(block);
        switch (block.path("type").asString("")) {
            case "image", "audio" -> media(block, members);
            case "resource" -> members.put("resource", resource(block.path("resource")));
            default -> {}
        }
        return new Expression.Members(members);
    }

    private void media(JsonNode block, SequencedMap<String, Expression> members) {
        if (members.remove("location") != null) {
            var location = block.path("location").asString("");
            members.put("data", base64(content(location)));
            members.putIfAbsent("mimeType", Expression.Constant.of(MediaTypes.ofFile(location)));
        } else if (!members.containsKey("data")) {
            members.put("data", ofBytes("data"));
            members.putIfAbsent("mimeType", ofBytes("mimeType"));
        }
    }

    private static Expression ofBytes(String member) {
        return new Expression.Output(Scope.BYTES, "." + member, bytes -> bytes.path(member));
    }

    private Expression resource(JsonNode resource) {
        var members = members(resource);
        if (members.remove("location") != null) {
            embed(resource.path("location").asString(""), members);
        } else if (!members.containsKey("text") && !members.containsKey("blob")) {
            members.put("text", new Expression.Constant(NullNode.getInstance()));
        }
        return new Expression.Members(members);
    }

    private void embed(String location, SequencedMap<String, Expression> members) {
        var type = MediaTypes.ofFile(location);
        var content = content(location);
        members.putIfAbsent("mimeType", Expression.Constant.of(type));
        if (MediaTypes.isText(type)) {
            members.put("text", Expression.Constant.of(new String(content, UTF_8)));
        } else {
            members.put("blob", base64(content));
        }
    }

    private byte[] content(String location) {
        return files.content(location, place).orElse(new byte[0]);
    }

    private static Expression base64(byte[] content) {
        return Expression.Constant.of(Base64.getEncoder().encodeToString(content));
    }

    private SequencedMap<String, Expression> members(JsonNode object) {
        var members = new LinkedHashMap<String, Expression>();
        object.properties().forEach(each -> members.put(each.getKey(), value(each.getValue())));
        return members;
    }

    private Expression value(JsonNode value) {
        if (value instanceof ObjectNode) {
            return new Expression.Members(members(value));
        }
        if (value.isArray()) {
            return new Expression.Elements(value.valueStream().map(this::value).toList());
        }
        return value.isString() ? texts.apply(value.stringValue()) : new Expression.Constant(value);
    }
}
