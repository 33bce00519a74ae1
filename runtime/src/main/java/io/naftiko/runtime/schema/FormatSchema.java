package io.naftiko.runtime.schema;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.schema.Keywords.Group;
import io.naftiko.runtime.schema.Keywords.Keyword;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema (2020-12) of a capability file, for editors.
///
/// It knows the format's own words and those that the engine reads with a warning, which are marked as deprecated. What
/// the words mean together, such as what a `call` names, only the engine can say.
public final class FormatSchema {

    private final Keywords keywords;

    public FormatSchema(Keywords keywords) {
        this.keywords = keywords;
    }

    /// The whole schema.
    public ObjectNode json() {
        var schema = Json.object()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Naftiko capability")
                .put("$ref", pointer(keywords.groups().firstEntry().getKey()));
        var definitions = schema.putObject("$defs");
        keywords.groups().forEach((name, group) -> definitions.set(name, group(group)));
        return schema;
    }

    private ObjectNode group(Group group) {
        var schema = Json.object().put("description", group.about());
        if (!group.variants().isEmpty()) {
            schema.set("anyOf", refs(group.variants()));
            return schema;
        }
        var properties = schema.put("type", "object").putObject("properties");
        group.keywords().values().forEach(each -> add(each, properties));
        if (!group.open()) {
            schema.putObject("patternProperties").putObject("^x-");
            schema.put("additionalProperties", false);
        }
        require(group, false, schema);
        return schema;
    }

    /// A name is asked for where the mapping is an item, since else it is its key.
    private static void require(Group group, boolean item, ObjectNode schema) {
        var all = group.keywords().values().stream()
                .filter(each -> each.required() && each.name().equals("name") == item)
                .map(FormatSchema::present)
                .toList();
        if (!all.isEmpty()) {
            var parts = schema.putArray("allOf");
            all.forEach(parts::add);
        }
    }

    private static ObjectNode present(Keyword keyword) {
        var spellings = Stream.concat(Stream.of(keyword.name()), keyword.synonyms().stream())
                .map(FormatSchema::present)
                .toList();
        return spellings.size() == 1 ? spellings.getFirst() : either(spellings);
    }

    private static ObjectNode present(String name) {
        var schema = Json.object();
        schema.putArray("required").add(name);
        return schema;
    }

    private void add(Keyword keyword, ObjectNode properties) {
        properties.set(keyword.name(), keyword(keyword));
        for (var synonym : keyword.synonyms()) {
            properties.set(
                    synonym,
                    keyword(keyword)
                            .put("description", "Read as `" + keyword.name() + "`.")
                            .put("deprecated", true));
        }
    }

    private ObjectNode keyword(Keyword keyword) {
        var schema = kind(keyword.kind()).put("description", keyword.about());
        if (!keyword.values().isEmpty()) {
            var values = schema.putArray("enum");
            keyword.values().forEach(values::add);
        }
        return schema;
    }

    private ObjectNode kind(Kind kind) {
        return switch (kind) {
            case Kind.Plain plain -> plain(plain);
            case Kind.Mapping(var group) -> Json.object().put("$ref", pointer(group));
            case Kind.ListOf(var item) -> listOf(kind(item));
            case Kind.MapOf(var value) -> mapOf(kind(value));
            case Kind.Named(var group) -> named(group);
            case Kind.Either(var kinds) -> either(kinds.stream().map(this::kind).toList());
        };
    }

    private static ObjectNode plain(Kind.Plain plain) {
        var schema = Json.object();
        return switch (plain) {
            case TEXT -> types(schema, "string", "number", "boolean");
            case FLAG -> schema.put("type", "boolean");
            case WHOLE -> schema.put("type", "integer");
            case NUMBER -> schema.put("type", "number");
            case ANY -> schema;
        };
    }

    private static ObjectNode types(ObjectNode schema, String... names) {
        var types = schema.putArray("type");
        for (var name : names) {
            types.add(name);
        }
        return schema;
    }

    private static ObjectNode listOf(ObjectNode item) {
        return Json.object().put("type", "array").set("items", item);
    }

    private static ObjectNode mapOf(ObjectNode value) {
        return Json.object().put("type", "object").set("additionalProperties", value);
    }

    private ObjectNode named(String group) {
        var item = Json.object().put("$ref", pointer(group));
        var entry = either(List.of(item.deepCopy(), Json.object().put("type", "null")));
        require(Objects.requireNonNull(keywords.groups().get(group)), true, item);
        return either(List.of(listOf(item), mapOf(entry)));
    }

    private static ObjectNode either(List<ObjectNode> schemas) {
        var schema = Json.object();
        var all = schema.putArray("anyOf");
        schemas.forEach(all::add);
        return schema;
    }

    private static ArrayNode refs(List<String> groups) {
        var all = Json.array();
        groups.forEach(each -> all.add(Json.object().put("$ref", pointer(each))));
        return all;
    }

    private static String pointer(String group) {
        return "#/$defs/" + group;
    }
}
