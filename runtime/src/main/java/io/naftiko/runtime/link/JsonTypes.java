package io.naftiko.runtime.link;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/// The types of JSON Schema (2020-12 validation, 6.1.1).
final class JsonTypes {

    private JsonTypes() {}

    static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber() || (value.isNumber() && isWhole(value.decimalValue()));
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }

    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> "something else";
        };
    }

    /// `5.0` is an integer; a number with a huge exponent is not looked at digit by digit.
    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0
                || number.scale() <= 0
                || number.stripTrailingZeros().scale() <= 0;
    }
}
