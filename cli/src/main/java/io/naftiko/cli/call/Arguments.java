package io.naftiko.cli.call;

import io.naftiko.cli.console.Refused;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Arguments as they are typed: `name=value`, `name=@file`, and one JSON object.
final class Arguments {

    private static final Set<String> JSON_TYPES = Set.of("integer", "number", "boolean", "object", "array");

    private final Map<String, @Nullable String> types = new LinkedHashMap<>();

    Arguments(List<Input> inputs) {
        inputs.forEach(input -> types.put(input.name(), input.type()));
    }

    /// The values by name; those of `pairs` win over those of `json`.
    ///
    /// @param json an object, or `@` and the name of a file that holds one; null for none
    /// @throws Refused when something cannot be read
    Map<String, JsonNode> read(List<String> pairs, @Nullable String json) {
        var arguments = new LinkedHashMap<String, JsonNode>();
        if (json != null) {
            object(content(json)).properties().forEach(each -> arguments.put(each.getKey(), each.getValue()));
        }
        pairs.forEach(pair -> add(pair, arguments));
        return arguments;
    }

    private static ObjectNode object(String json) {
        return Json.parse(json)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> Refused.usage("--json takes a JSON object, such as '{\"limit\": 10}'."));
    }

    private void add(String pair, Map<String, JsonNode> arguments) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw Refused.usage("an argument is written name=value; found `" + pair + "`.");
        }
        var name = pair.substring(0, equals);
        arguments.put(name, value(types.get(name), content(pair.substring(equals + 1))));
    }

    /// A string stays text. What should be JSON and is not stays text too, so that the check of the inputs says it.
    private static JsonNode value(@Nullable String type, String text) {
        return type != null && JSON_TYPES.contains(type)
                ? Json.parse(text).orElseGet(() -> StringNode.valueOf(text))
                : StringNode.valueOf(text);
    }

    private static String content(String written) {
        if (!written.startsWith("@")) {
            return written;
        }
        try {
            return Files.readString(Path.of(written.substring(1)));
        } catch (IOException | java.nio.file.InvalidPathException _) {
            throw Refused.usage("the file " + written.substring(1) + " cannot be read as text.");
        }
    }
}
