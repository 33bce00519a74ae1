package io.naftiko.runtime.mock;

import io.naftiko.runtime.openapi.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A kind of thing that an API keeps, such as its rooms. Each is itself only.
final class Resource {

    private final PathTemplate collection;
    private final @Nullable PathTemplate item;
    private final Looks looks;
    private final String idProperty;

    /// What one thing looks like.
    ///
    /// @param example null when the document has it inside the schema, or none
    record Looks(JsonNode schema, @Nullable JsonNode example) {}

    /// @param collection the path below which the things are, such as `/rooms`
    /// @param item the path of one, such as `/rooms/{room_id}`; `collection` itself when there is only one of them;
    /// null when single things have no path
    Resource(PathTemplate collection, @Nullable PathTemplate item, Looks looks, Schemas schemas) {
        this.collection = collection;
        this.item = item;
        this.looks = looks;
        this.idProperty = idProperty(schemas);
    }

    private String idProperty(Schemas schemas) {
        var names = new ArrayList<String>();
        if (hasId() && item != null) {
            var parameter = item.parameters().getLast();
            names.addAll(List.of(parameter, Words.of(parameter).last()));
        }
        names.addAll(List.of("id", "_id", "uuid", "key", "code", "name"));
        var properties = schemas.properties(looks.schema());
        return names.stream().filter(properties::has).findFirst().orElse("");
    }

    PathTemplate collection() {
        return collection;
    }

    @Nullable
    PathTemplate item() {
        return item;
    }

    /// The schema of one thing.
    JsonNode schema() {
        return looks.schema();
    }

    Looks looks() {
        return looks;
    }

    /// The property that tells one from the other; empty when the schema has none.
    String idProperty() {
        return idProperty;
    }

    /// Whether there are several of them in one place.
    boolean hasId() {
        return item == null || item.endsInParameter();
    }

    /// What one of them is called: `room`.
    String noun() {
        var named = item == null || !hasId()
                ? null
                : Words.of(item.parameters().getLast()).noun();
        return named == null ? Words.of(collection.lastWord()).singular() : named;
    }

    /// What is above them: the values that tell apart the places where they are kept.
    List<String> scope(PathTemplate path, Map<String, String> parameters) {
        var names = collection.parameters();
        return contains(path)
                ? parameters.values().stream().limit(names.size()).toList()
                : names.stream().map(name -> parameters.getOrDefault(name, "")).toList();
    }

    /// The key of the one that `path`, which is at or below its own, speaks of.
    List<String> key(PathTemplate path, Map<String, String> parameters) {
        var scope = scope(path, parameters);
        return hasId() ? key(scope, id(parameters)) : scope;
    }

    String id(Map<String, String> parameters) {
        return parameters.values().stream()
                .skip(collection.parameters().size())
                .findFirst()
                .orElse("");
    }

    static List<String> key(List<String> scope, String id) {
        return Stream.concat(scope.stream(), Stream.of(id)).toList();
    }

    private boolean contains(PathTemplate path) {
        return path.shape().equals(collection.shape()) || path.isBelow(collection);
    }
}
