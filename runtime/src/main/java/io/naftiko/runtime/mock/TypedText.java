package io.naftiko.runtime.mock;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.openapi.Schemas;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Reads the text of a path or a query as the type that a schema gives it.
final class TypedText {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    private TypedText() {}

    /// The value; `text` itself where it does not look like the type.
    static JsonNode read(ObjectNode schema, String text) {
        var types = Schemas.types(schema);
        if ((types.contains("integer") || types.contains("number"))
                && NUMBER.matcher(text).matches()) {
            return Json.parse(text).orElseThrow();
        }
        if (types.contains("boolean") && (text.equals("true") || text.equals("false"))) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        if (types.contains("array")) {
            var items = Json.array();
            for (var each : text.split(",", -1)) {
                items.add(each);
            }
            return items;
        }
        return StringNode.valueOf(text);
    }
}
