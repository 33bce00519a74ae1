package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/// Makes a scalar the declared type, only where nothing is lost by it.
final class Coercion {

    private Coercion() {}

    static JsonNode to(String type, JsonNode value) {
        if (value.isNull() || value.isContainer()) {
            return value;
        }
        return switch (type) {
            case "string" -> value.isString() ? value : StringNode.valueOf(Json.plain(value));
            case "number", "integer" -> value.isString() ? number(value, type) : value;
            case "boolean" -> value.isString() ? flag(value) : value;
            default -> value;
        };
    }

    private static JsonNode number(JsonNode value, String type) {
        return parse(value.stringValue())
                .filter(number -> type.equals("number") || number.scale() <= 0)
                .<JsonNode>map(JsonNodeFactory.instance::numberNode)
                .orElse(value);
    }

    private static Optional<BigDecimal> parse(String text) {
        try {
            var number = new BigDecimal(text);
            boolean plain = number.scale() >= 0 && number.scale() <= text.length();
            return plain && number.toPlainString().equals(text) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static JsonNode flag(JsonNode value) {
        return switch (value.stringValue()) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> value;
        };
    }
}
