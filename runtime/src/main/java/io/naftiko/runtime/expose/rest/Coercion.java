package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.report.Failure.Violation;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Turns the texts that a request has for an input into a JSON value of the input's type, without loss.
sealed interface Coercion {

    /// The value of `texts`, which are one or more; null, with a violation in `found`, when they are not of the type.
    @Nullable
    JsonNode coerce(String name, List<String> texts, List<Violation> found);

    /// The coercion to a type.
    ///
    /// @param type a JSON type; null takes any text, and several as an array
    static Coercion to(@Nullable String type, ObjectNode schema) {
        return switch (type) {
            case "array" -> new Each(One.to(schema.path("items").path("type").asString("")));
            case null -> new Untyped();
            case String other -> One.to(other);
        };
    }

    /// One text. Numbers are written as in JSON (RFC 8259, 6), so that `007` is not taken for 7.
    enum One implements Coercion {
        STRING("(?s).*"),
        INTEGER("-?(0|[1-9][0-9]*)"),
        NUMBER("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?"),
        BOOLEAN("true|false"),
        OBJECT("(?s)\\s*\\{.*");

        private static final int SHOWN = 80;

        /// Digits that an `int` holds, whichever they are.
        private static final int SHORT = 9;

        private final Pattern form;

        One(String form) {
            this.form = Pattern.compile(form);
        }

        static One to(String type) {
            return switch (type) {
                case "integer" -> INTEGER;
                case "number" -> NUMBER;
                case "boolean" -> BOOLEAN;
                case "object" -> OBJECT;
                default -> STRING;
            };
        }

        @Override
        public @Nullable JsonNode coerce(String name, List<String> texts, List<Violation> found) {
            if (texts.size() > 1) {
                found.add(new Violation(name, "takes one value, found " + texts.size()));
                return null;
            }
            var value = value(texts.getFirst());
            if (value == null) {
                found.add(new Violation(name, "must be of type " + type() + ", found " + shown(texts.getFirst())));
            }
            return value;
        }

        private @Nullable JsonNode value(String text) {
            if (this == STRING) {
                return StringNode.valueOf(text);
            }
            if (!form.matcher(text).matches()) {
                return null;
            }
            return this == INTEGER && text.length() <= SHORT
                    ? IntNode.valueOf(Integer.parseInt(text))
                    : Json.parse(text).orElse(null);
        }

        private String type() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        private static String shown(String text) {
            return text.isEmpty()
                    ? "an empty value"
                    : "`" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "`";
        }
    }

    /// Every text, as the items of an array.
    record Each(One items) implements Coercion {

        @Override
        public JsonNode coerce(String name, List<String> texts, List<Violation> found) {
            var array = Json.array();
            for (int i = 0; i < texts.size(); i++) {
                var item = items.coerce(name + "." + i, List.of(texts.get(i)), found);
                if (item != null) {
                    array.add(item);
                }
            }
            return array;
        }
    }

    /// A text as a string, and several as an array of strings.
    record Untyped() implements Coercion {

        private static final Each SEVERAL = new Each(One.STRING);

        @Override
        public @Nullable JsonNode coerce(String name, List<String> texts, List<Violation> found) {
            return (texts.size() == 1 ? One.STRING : SEVERAL).coerce(name, texts, found);
        }
    }
}
