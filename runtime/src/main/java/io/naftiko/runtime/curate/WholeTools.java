package io.naftiko.runtime.curate;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.openapi.ApiDocument;
import io.naftiko.runtime.openapi.ApiOperation;
import io.naftiko.runtime.openapi.Schemas;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What `tools/list` would be with a tool for each operation of a document, with its whole schemas: what a conversion
/// without choice gives. It is made to be measured.
public final class WholeTools {

    private static final int DEEPEST = 12;
    private static final int MAX_SCHEMAS = 3_000;

    private final Schemas schemas;
    private int left;

    private WholeTools(Schemas schemas) {
        this.schemas = schemas;
    }

    /// The length of the JSON, in characters; less than it would be where schemas nest without end.
    public static long length(ApiDocument document) {
        var tools = new WholeTools(document.schemas());
        return document.operations().stream()
                .mapToLong(each -> Json.text(tools.tool(each)).length() + 1L)
                .sum();
    }

    private ObjectNode tool(ApiOperation operation) {
        left = MAX_SCHEMAS;
        var tool = Json.object()
                .put("name", operation.id().isEmpty() ? operation.route() : operation.id())
                .put("description", (operation.summary() + "\n\n" + operation.description()).strip());
        var input = tool.putObject("inputSchema").put("type", "object");
        var properties = input.putObject("properties");
        for (var each : operation.parameters()) {
            var whole = whole(each.schema(), List.of()).deepCopy();
            properties.set(
                    each.name(),
                    whole.isObject() ? ((ObjectNode) whole).put("description", each.description()) : whole);
        }
        var body = operation.body();
        if (body != null && !body.content().isEmpty()) {
            var schema = body.content().getFirst().schema();
            properties.set("requestBody", schema == null ? Json.object() : whole(schema, List.of()));
        }
        return tool;
    }

    private JsonNode whole(JsonNode written, List<JsonNode> above) {
        if (--left < 0 || above.size() > DEEPEST) {
            return Json.object();
        }
        if (written.isObject() && written.has("$ref")) {
            var type = schemas.type(written);
            var here = new ArrayList<>(above);
            here.add(type);
            return above.contains(type) ? Json.object() : whole(schemas.follow(written), here);
        }
        if (written.isObject()) {
            var object = Json.object();
            written.properties().forEach(each -> object.set(each.getKey(), whole(each.getValue(), above)));
            return object;
        }
        if (written.isArray()) {
            var array = Json.array();
            written.forEach(each -> array.add(whole(each, above)));
            return array;
        }
        return written;
    }
}
