package io.naftiko.runtime.mock;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.PercentEncoding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// The schemas of one document, with what `$ref` and `allOf` stand for.
///
/// A reference to nowhere or to itself stands for a schema that allows everything.
final class Schemas {

    private static final List<String> CHOICES = List.of("oneOf", "anyOf");

    private final JsonNode document;

    Schemas(JsonNode document) {
        this.document = document;
    }

    /// The node that `node` refers to; `node` itself when it is no reference.
    JsonNode follow(JsonNode node) {
        var seen = new HashSet<String>();
        var found = node;
        while (found.path("$ref").isString() && seen.add(found.path("$ref").stringValue())) {
            found = target(found.path("$ref").stringValue());
        }
        return found;
    }

    private JsonNode target(String reference) {
        return reference.startsWith("#/")
                ? document.at(JsonPointer.compile(PercentEncoding.decode(reference.substring(1))))
                : MissingNode.getInstance();
    }

    /// What makes two schemas the same type: the last reference on the way to the definition, or else the definition.
    JsonNode type(JsonNode schema) {
        var seen = new HashSet<JsonNode>();
        var type = schema;
        while (type.has("$ref")
                && seen.add(type)
                && target(type.path("$ref").asString("")).has("$ref")) {
            type = target(type.path("$ref").asString(""));
        }
        return type;
    }

    /// The schema with its references resolved and its `allOf` merged, one level deep. Not to be changed.
    ObjectNode flat(JsonNode schema) {
        return flat(schema, Set.of());
    }

    private ObjectNode flat(JsonNode schema, Set<String> above) {
        if (!(schema instanceof ObjectNode own)) {
            return Json.object();
        }
        if (!own.has("$ref") && !own.has("allOf")) {
            return own;
        }
        var merged = Json.object();
        var reference = own.path("$ref").asString("");
        if (!reference.isEmpty() && !above.contains(reference)) {
            var deeper = new HashSet<>(above);
            deeper.add(reference);
            merge(merged, flat(target(reference), deeper));
        }
        own.path("allOf").forEach(member -> merge(merged, flat(member, above)));
        merge(merged, own.deepCopy().without(List.of("$ref", "allOf")));
        return merged;
    }

    private static void merge(ObjectNode into, ObjectNode more) {
        for (var entry : more.properties()) {
            switch (entry.getKey()) {
                case "properties" -> into.set("properties", union(into.path("properties"), entry.getValue()));
                case "required" -> into.set("required", joined(into.path("required"), entry.getValue()));
                default -> into.set(entry.getKey(), entry.getValue());
            }
        }
    }

    private static JsonNode union(JsonNode some, JsonNode more) {
        var all = Json.object();
        some.properties().forEach(each -> all.set(each.getKey(), each.getValue()));
        more.properties().forEach(each -> {
            var other = all.get(each.getKey());
            all.set(each.getKey(), other == null ? each.getValue() : both(other, each.getValue()));
        });
        return all;
    }

    private static JsonNode both(JsonNode one, JsonNode other) {
        var all = Json.object();
        all.putArray("allOf").add(one).add(other);
        return all;
    }

    private static JsonNode joined(JsonNode some, JsonNode more) {
        var all = Json.array();
        some.forEach(all::add);
        more.forEach(all::add);
        return all;
    }

    /// The declared properties of an object by name; of a choice, those of its first case.
    ObjectNode properties(JsonNode schema) {
        var flat = flat(schema);
        if (flat.get("properties") instanceof ObjectNode properties) {
            return properties;
        }
        var first = firstChoice(flat);
        return first == null ? Json.object() : properties(first);
    }

    /// The schema of the values of a map; null when the schema is none.
    @Nullable
    JsonNode values(JsonNode schema) {
        var flat = flat(schema);
        var values = flat.get("additionalProperties");
        return values != null && values.isObject() && !flat.has("properties") ? values : null;
    }

    static @Nullable JsonNode firstChoice(ObjectNode flat) {
        for (var choice : CHOICES) {
            if (!flat.path(choice).isEmpty()) {
                return flat.path(choice).get(0);
            }
        }
        return null;
    }

    static Set<String> required(ObjectNode flat) {
        var names = new HashSet<String>();
        flat.path("required").forEach(name -> names.add(name.asString("")));
        return names;
    }

    /// The types that a schema allows, without `null`; implied ones where it names none.
    static List<String> types(ObjectNode flat) {
        var type = flat.path("type");
        if (type.isArray()) {
            return type.valueStream()
                    .map(each -> each.asString(""))
                    .filter(each -> !each.equals("null"))
                    .toList();
        }
        if (type.isString()) {
            return List.of(type.stringValue());
        }
        return flat.has("properties") ? List.of("object") : flat.has("items") ? List.of("array") : List.of();
    }

    static boolean isNullable(ObjectNode flat) {
        return flat.path("nullable").asBoolean(false)
                || flat.path("type")
                        .valueStream()
                        .anyMatch(each -> each.asString("").equals("null"))
                || flat.path("type").asString("").equals("null");
    }

    boolean is(JsonNode schema, String type) {
        return types(flat(schema)).contains(type);
    }
}
