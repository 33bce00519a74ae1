package io.naftiko.runtime.expose.mcp.budget;

import io.naftiko.runtime.document.Json;
import java.util.IdentityHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// How many bytes values take as JSON text in UTF-8. Each list and object is measured once.
final class Sizes {

    private static final int UNICODE_ESCAPE = 6;

    private final IdentityHashMap<JsonNode, Integer> known = new IdentityHashMap<>();

    int of(JsonNode node) {
        return switch (node) {
            case StringNode text -> of(text.stringValue());
            case NumericNode number -> number.asString().length();
            case BooleanNode truth -> truth.asString().length();
            case ContainerNode<?> container -> ofContainer(container);
            default -> Json.text(node).length();
        };
    }

    /// Two brackets, and a comma between each two.
    private int ofContainer(JsonNode node) {
        var measured = known.get(node);
        if (measured == null) {
            measured = 2 + Math.max(0, node.size() - 1);
            switch (node) {
                case ObjectNode object -> {
                    for (var each : object.properties()) {
                        measured += of(each.getKey()) + 1 + of(each.getValue());
                    }
                }
                case ArrayNode array -> {
                    for (var each : array) {
                        measured += of(each);
                    }
                }
                default -> throw new IllegalArgumentException("neither an object nor a list");
            }
            known.put(node, measured);
        }
        return measured;
    }

    static int of(String text) {
        int size = 2;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            size += of(character);
            at += Character.charCount(character);
        }
        return size;
    }

    /// The bytes of a character inside of a JSON string.
    static int of(int character) {
        if (character < ' ') {
            return "\b\t\n\f\r".indexOf(character) >= 0 ? 2 : UNICODE_ESCAPE;
        }
        if (character < 0x80) {
            return character == '"' || character == '\\' ? 2 : 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? (Character.isSurrogate((char) character) ? UNICODE_ESCAPE : 3) : 4;
    }
}
