package io.naftiko.runtime.curate;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.openapi.ApiOperation;
import io.naftiko.runtime.openapi.Schemas;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Chooses the fields of an answer that are worth an agent's attention.
///
/// Of an object its plain values, the identifying ones first; of what is inside, what identifies it. Links between
/// resources go. An answer of which nothing would go is passed as it comes, and so is one that the document does not
/// describe as an object or an array.
final class AnswerFields {

    private static final int MOST = 16;
    private static final int MOST_INSIDE = 5;
    private static final int DEEPEST = 3;
    private static final Pattern SAFE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern IDENTIFYING = Pattern.compile(
            "(?i).*(^|_)(id|name|title|key|slug|code|number|login|email|label|subject|type|status|state|value|amount"
                    + "|currency|total|description|summary|message|date|url)$|.*(Id|Name|Title|Type|Status|At|Date)$"
                    + "|.*_at");
    private static final Pattern LINKING =
            Pattern.compile("(?i)_?links?|href|self|etag|node_?id|gravatar_?id|.+_(html|raw)");
    private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");

    private final Schemas schemas;
    private boolean dropped;

    private AnswerFields(Schemas schemas) {
        this.schemas = schemas;
    }

    /// The outputs of the tool; empty where the answer passes as it comes.
    static Optional<ArrayNode> of(ApiOperation operation, Schemas schemas) {
        return operation
                .success()
                .flatMap(reply -> reply.content().stream()
                        .filter(each ->
                                MediaTypes.isJson(each.type()) || each.type().contains("*"))
                        .findFirst())
                .flatMap(media ->
                        new AnswerFields(schemas).outputs(media.schema() == null ? Json.object() : media.schema()));
    }

    private Optional<ArrayNode> outputs(JsonNode schema) {
        var output = output(schema, "$.", 0, List.of());
        return dropped && (output.has("properties") || output.has("items"))
                ? Optional.of(Json.array().add(output))
                : Optional.empty();
    }

    private ObjectNode output(JsonNode schema, String mapping, int depth, List<JsonNode> above) {
        var type = schemas.type(schema);
        var flat = schemas.flat(schema);
        var here = new ArrayList<>(above);
        here.add(type);
        boolean open = depth < DEEPEST && !above.contains(type);
        if (open && isList(flat)) {
            return list(flat, mapping, depth, here);
        }
        return open && isRecord(flat) ? object(flat, mapping, depth, depth == 0, here) : plain(flat, mapping);
    }

    private static boolean isList(ObjectNode flat) {
        return Schemas.types(flat).equals(List.of("array"))
                && flat.path("items").isObject();
    }

    private static boolean isRecord(ObjectNode flat) {
        return flat.path("properties").isObject()
                && !flat.path("properties").isEmpty()
                && !flat.has("oneOf")
                && !flat.has("anyOf");
    }

    private static ObjectNode plain(ObjectNode flat, String mapping) {
        var types = Schemas.types(flat);
        var type = types.size() == 1 ? types.getFirst() : "object";
        return Json.object().put("type", type).put("mapping", mapping);
    }

    private ObjectNode list(ObjectNode flat, String mapping, int depth, List<JsonNode> here) {
        var list = Json.object().put("type", "array").put("mapping", mapping);
        var items = schemas.flat(flat.path("items"));
        if (isRecord(items) && !here.contains(schemas.type(flat.path("items")))) {
            list.set("items", object(items, "$", depth, depth < 2, here));
        }
        return list;
    }

    /// @param main whether it is what the answer is about, or one of several of these
    private ObjectNode object(ObjectNode flat, String mapping, int depth, boolean main, List<JsonNode> here) {
        var object = Json.object().put("type", "object");
        if (!mapping.equals("$.") && !mapping.equals("$")) {
            object.put("mapping", mapping);
        }
        var properties = object.putObject("properties");
        for (var name : chosen(flat, main ? MOST : MOST_INSIDE)) {
            properties.set(name, output(flat.path("properties").path(name), path(name), depth + 1, here));
        }
        return properties.isEmpty() ? plain(flat, mapping) : object;
    }

    private static String path(String name) {
        return SAFE.matcher(name).matches() ? "$." + name : "$['" + name + "']";
    }

    /// The names to keep, in the order of the document.
    private List<String> chosen(ObjectNode flat, int most) {
        var required = Schemas.required(flat);
        var all = flat.path("properties").properties().stream()
                .map(java.util.Map.Entry::getKey)
                .toList();
        var best = all.stream()
                .filter(name -> isWanted(name, flat.path("properties").path(name)))
                .sorted(Comparator.comparingInt(
                        name -> -worth(name, flat.path("properties").path(name), required)))
                .limit(most)
                .toList();
        dropped |= best.size() < all.size();
        return all.stream().filter(best::contains).toList();
    }

    private boolean isWanted(String name, JsonNode property) {
        var flat = schemas.flat(property);
        boolean spelled = name.chars().noneMatch(c -> c < ' ' || c == '\'' || c == '\\' || c == '"');
        boolean link = LINKING.matcher(name).matches() || (name.endsWith("_url") && !name.equals("html_url"));
        return spelled
                && !link
                && !flat.path("deprecated").asBoolean(false)
                && !flat.path("writeOnly").asBoolean(false);
    }

    private int worth(String name, JsonNode property, Set<String> required) {
        var flat = schemas.flat(property);
        boolean scalar = Schemas.types(flat).stream().anyMatch(SCALARS::contains);
        return (IDENTIFYING.matcher(name).matches() ? 4 : 0)
                + (isList(flat) ? 3 : 0)
                + (scalar ? 2 : 0)
                + (required.contains(name) ? 1 : 0);
    }
}
