package io.naftiko.runtime.expose.mcp.protocol;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Whether people filled in a form as it asks: the flat schemas of elicitation (2025-11-25, client: elicitation).
final class FormCheck {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private FormCheck() {}

    /// @param content missing where nothing was filled in
    static boolean fits(JsonNode schema, JsonNode content) {
        if (!content.isObject() && !content.isMissingNode()) {
            return false;
        }
        return schema.path("required").valueStream().allMatch(name -> content.has(name.stringValue("")))
                && content.properties().stream()
                        .allMatch(each -> fitsField(schema.path("properties").path(each.getKey()), each.getValue()));
    }

    /// What was not asked for is ignored.
    private static boolean fitsField(JsonNode field, JsonNode value) {
        return switch (field.path("type").stringValue("")) {
            case "string" -> value.isString() && fitsText(field, value.stringValue()) && isAllowed(field, value);
            case "integer" -> value.canConvertToExactIntegral() && isWithin(field, value.decimalValue());
            case "number" -> value.isNumber() && isWithin(field, value.decimalValue());
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray() && fitsChoices(field, value);
            default -> true;
        };
    }

    private static boolean fitsText(JsonNode field, String text) {
        int length = text.codePointCount(0, text.length());
        return length >= field.path("minLength").asInt(0)
                && length <= field.path("maxLength").asInt(Integer.MAX_VALUE)
                && (!field.path("pattern").isString()
                        || matches(field.path("pattern").stringValue(), text))
                && hasFormat(field.path("format").stringValue(""), text);
    }

    /// A pattern that Java cannot read is none that could be held against anybody.
    private static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException _) {
            return true;
        }
    }

    private static boolean hasFormat(String format, String text) {
        try {
            return switch (format) {
                case "email" -> EMAIL.matcher(text).matches();
                case "uri" -> URI.create(text).isAbsolute();
                case "date" -> LocalDate.parse(text).toString().equals(text);
                case "date-time" -> OffsetDateTime.parse(text).getYear() >= 0;
                default -> true;
            };
        } catch (IllegalArgumentException | DateTimeException _) {
            return false;
        }
    }

    private static boolean isWithin(JsonNode field, BigDecimal value) {
        return (!field.path("minimum").isNumber()
                        || value.compareTo(field.path("minimum").decimalValue()) >= 0)
                && (!field.path("maximum").isNumber()
                        || value.compareTo(field.path("maximum").decimalValue()) <= 0);
    }

    private static boolean fitsChoices(JsonNode field, JsonNode values) {
        return values.size() >= field.path("minItems").asInt(0)
                && values.size() <= field.path("maxItems").asInt(Integer.MAX_VALUE)
                && values.valueStream()
                        .allMatch(each -> fitsField(field.path("items"), each) && isAllowed(field.path("items"), each));
    }

    /// Whether it is one of the choices, where there are any: `enum`, or `const` with a title for each.
    private static boolean isAllowed(JsonNode field, JsonNode value) {
        var titled =
                Stream.of("oneOf", "anyOf").flatMap(each -> field.path(each).valueStream());
        var choices = Stream.concat(field.path("enum").valueStream(), titled.map(each -> each.path("const")))
                .toList();
        return choices.isEmpty() || choices.contains(value);
    }
}
