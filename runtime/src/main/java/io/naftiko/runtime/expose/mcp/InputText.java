package io.naftiko.runtime.expose.mcp;

import static java.util.stream.Collectors.joining;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Input;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What an input takes, in a few words for a model: its type, and what its schema allows.
final class InputText {

    private static final int MOST_VALUES = 20;
    private static final List<Limit> LIMITS = List.of(
            new Limit("minimum", "at least "),
            new Limit("exclusiveMinimum", "more than "),
            new Limit("maximum", "at most "),
            new Limit("exclusiveMaximum", "less than "),
            new Limit("multipleOf", "a multiple of "),
            new Limit("minLength", "characters from "),
            new Limit("maxLength", "characters up to "),
            new Limit("minItems", "items from "),
            new Limit("maxItems", "items up to "));

    private InputText() {}

    /// A keyword of JSON Schema (2020-12 validation, 6) with the words before its value.
    private record Limit(String keyword, String words) {}

    /// @param whole whether all that the schema allows is said, or the type alone
    static String of(Input input, boolean whole) {
        var words = new ArrayList<String>();
        words.add(input.type() == null ? "any type" : input.type());
        if (whole) {
            allowed(input.schema(), words);
        }
        if (input.required()) {
            words.add("required");
        }
        return String.join(", ", words);
    }

    private static void allowed(JsonNode schema, List<String> words) {
        if (schema.path("enum").isArray()) {
            words.add("one of " + values(schema.path("enum")));
        }
        if (schema.has("const")) {
            words.add("only " + Json.text(schema.path("const")));
        }
        LIMITS.stream()
                .filter(each -> schema.path(each.keyword()).isNumber())
                .forEach(each -> words.add(each.words() + Json.text(schema.path(each.keyword()))));
        if (schema.path("pattern").isString()) {
            words.add("matching " + Json.text(schema.path("pattern")));
        }
        if (schema.path("format").isString()) {
            words.add("in the format " + schema.path("format").stringValue());
        }
        if (schema.has("default")) {
            words.add("without it " + Json.text(schema.path("default")));
        }
    }

    private static String values(JsonNode values) {
        return values.valueStream().limit(MOST_VALUES).map(Json::text).collect(joining(", "))
                + (values.size() > MOST_VALUES ? " and " + (values.size() - MOST_VALUES) + " more" : "");
    }
}
