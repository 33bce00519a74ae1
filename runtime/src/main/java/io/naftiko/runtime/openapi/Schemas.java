package io.naftiko.runtime.openapi;

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
/// A reference to nowhere or to itself stands for a schema that allows everything. So does what is left of a schema
/// that is put together from more parts than an honest one.
public final class Schemas {

    private static final List<String> CHOICES = List.of("oneOf", "anyOf");
    private static final int MAX_PARTS = 1_000;
    private static final int MAX_CHOICES = 16;

    private final JsonNode document;

    /// @param document in which every reference is a pointer
    public Schemas(JsonNode document) {
        this.document = document;
    }

    /// The node that `node` refers to; `node` itself when it is no reference.
    public JsonNode follow(JsonNode node) {
        var seen = new HashSet<String>();
        var found = node;
        while (found.path("$ref").isString() && seen.add(found.path("$ref").stringValue())) {
            found = target(found.path("$ref").stringValue());
        }
        return found;
    }

    /// The node at `reference`, such as `#/components/schemas/Room`; a missing one when there is none.
    JsonNode target(String reference) {
        if (reference.equals("#")) {
            return document;
        }
        return reference.startsWith("#/")
                ? document.at(JsonPointer.compile(PercentEncoding.decode(reference.substring(1))))
                : MissingNode.getInstance();
    }

    /// What makes two schemas the same type: the last reference on the way to the definition, or else the definition.
    public JsonNode type(JsonNode schema) {
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
    public ObjectNode flat(JsonNode schema) {
        return new Flattening().flat(schema, Set.of());
    }

    /// One schema on its way to become flat.
    private final class Flattening {

        private int parts;

        ObjectNode flat(JsonNode schema, Set<String> above) {
            if (!(schema instanceof ObjectNode own) || ++parts > MAX_PARTS) {
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
    public ObjectNode properties(JsonNode schema) {
        var here = schema;
        for (int choices = 0; here != null && choices < MAX_CHOICES; choices++) {
            var flat = flat(here);
            if (flat.get("properties") instanceof ObjectNode properties) {
                return properties;
            }
            here = firstChoice(flat);
        }
        return Json.object();
    }

    /// The schema of the values of a map; null when the schema is none.
    public @Nullable JsonNode values(JsonNode schema) {
        var flat = flat(schema);
        var values = flat.get("additionalProperties");
        return values != null && values.isObject() && !flat.has("properties") ? values : null;
    }

    /// The first case of `oneOf` or `anyOf`; null when there is none.
    public static @Nullable JsonNode firstChoice(ObjectNode flat) {
        for (var choice : CHOICES) {
            if (!flat.path(choice).isEmpty()) {
                return flat.path(choice).get(0);
            }
        }
        return null;
    }

    /// The names of the properties that must be there.
    public static Set<String> required(ObjectNode flat) {
        var names = new HashSet<String>();
        flat.path("required").forEach(name -> names.add(name.asString("")));
        return names;
    }

    /// The types that a schema allows, without `null`; implied ones where it names none.
    public static List<String> types(ObjectNode flat) {
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

    /// Whether `null` is one of its values.
    public static boolean isNullable(ObjectNode flat) {
        return flat.path("nullable").asBoolean(false)
                || flat.path("type")
                        .valueStream()
                        .anyMatch(each -> each.asString("").equals("null"))
                || flat.path("type").asString("").equals("null");
    }

    /// Whether the values of `schema` can be of `type`, as far as it says.
    public boolean is(JsonNode schema, String type) {
        return types(flat(schema)).contains(type);
    }
}
