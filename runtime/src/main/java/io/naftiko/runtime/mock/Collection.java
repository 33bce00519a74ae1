package io.naftiko.runtime.mock;

import io.naftiko.runtime.document.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The things of one resource, in the order of their coming. Safe for use by many threads; what it hands out nobody
/// changes.
final class Collection {

    /// How many things are kept; the oldest makes room.
    static final int CAPACITY = 10_000;

    private final Resource resource;
    private final Form form;
    private final Sequence ids;
    private final List<ObjectNode> samples;
    private final Map<List<String>, Item> items = new LinkedHashMap<>();
    private final Set<List<String>> seeded = new HashSet<>();
    private long given;

    /// @param samples what is there before anything was created
    Collection(Resource resource, Form form, Sequence ids, List<ObjectNode> samples) {
        this.resource = resource;
        this.form = form;
        this.ids = ids;
        this.samples = List.copyOf(samples);
    }

    /// Keeps a new thing.
    ///
    /// @param id chosen by the caller; null for the next one
    synchronized ObjectNode add(Call call, ObjectNode fresh, @Nullable String id) {
        var scope = resource.scope(call.path(), call.parameters());
        put(Resource.key(scope, id == null ? assign(fresh, scope) : id), new Item(call.parameters(), fresh));
        return fresh;
    }

    private String assign(ObjectNode fresh, List<String> scope) {
        var id = next(scope);
        if (!resource.idProperty().isEmpty()) {
            fresh.set(resource.idProperty(), id);
        }
        return Json.plain(id);
    }

    private JsonNode next(List<String> scope) {
        JsonNode id;
        do {
            id = ids.after(++given);
        } while (items.containsKey(Resource.key(scope, Json.plain(id))));
        return id;
    }

    private void put(List<String> key, Item item) {
        items.put(key, item);
        if (items.size() > CAPACITY) {
            items.remove(items.keySet().iterator().next());
        }
    }

    synchronized @Nullable ObjectNode find(PathTemplate path, Map<String, String> parameters) {
        seed(path, parameters);
        var found = items.get(resource.key(path, parameters));
        return found == null ? null : found.value();
    }

    /// Replaces a thing by what `change` makes of a copy of it; null when it is not there.
    synchronized @Nullable ObjectNode change(Call call, UnaryOperator<ObjectNode> change) {
        seed(call.path(), call.parameters());
        return change(resource.key(call.path(), call.parameters()), change);
    }

    private @Nullable ObjectNode change(List<String> key, UnaryOperator<ObjectNode> change) {
        var changed = items.computeIfPresent(
                key,
                (_, item) -> new Item(item.parents(), change.apply(item.value().deepCopy())));
        return changed == null ? null : changed.value();
    }

    /// Changes those that belong to the call's path, the newest first.
    ///
    /// @param most how many
    synchronized List<ObjectNode> changeNewest(Call call, int most, UnaryOperator<ObjectNode> change) {
        seed(call.path(), call.parameters());
        var changed = new ArrayList<ObjectNode>();
        for (var key : List.copyOf(items.keySet()).reversed()) {
            var item = items.get(key);
            if (changed.size() < most && item != null && item.belongsTo(call.parameters())) {
                changed.add(change(key, change));
            }
        }
        return changed;
    }

    /// Those that belong to the call's path, the newest first.
    synchronized List<ObjectNode> all(Call call) {
        seed(call.path(), call.parameters());
        return List.copyOf(items.values()).reversed().stream()
                .filter(item -> item.belongsTo(call.parameters()))
                .map(Item::value)
                .toList();
    }

    synchronized boolean remove(Call call) {
        seed(call.path(), call.parameters());
        return items.remove(resource.key(call.path(), call.parameters())) != null;
    }

    synchronized void removeAll(Call call) {
        seed(call.path(), call.parameters());
        items.values().removeIf(item -> item.belongsTo(call.parameters()));
    }

    /// Puts the samples into a place that is looked at for the first time, the first as the newest.
    private void seed(PathTemplate path, Map<String, String> parameters) {
        var scope = resource.scope(path, parameters);
        if (samples.isEmpty() || !seeded.add(scope)) {
            return;
        }
        if (seeded.size() > CAPACITY) {
            seeded.clear();
        }
        for (var sample : samples.reversed()) {
            var id = Json.plain(sample.path(resource.idProperty()));
            var parents = parents(scope);
            var copy = sample.deepCopy();
            form.fill(copy, resource.schema(), parents);
            put(resource.hasId() ? Resource.key(scope, id) : scope, new Item(parents, copy));
        }
    }

    private Map<String, String> parents(List<String> scope) {
        var names = resource.collection().parameters();
        var parents = new LinkedHashMap<String, String>();
        for (int i = 0; i < scope.size(); i++) {
            parents.put(names.get(i), scope.get(i));
        }
        return parents;
    }

    /// @param parents the values of the path on which it was created, by name
    private record Item(Map<String, String> parents, ObjectNode value) {

        /// Whether it was created under, or says that it has, each of these values.
        boolean belongsTo(Map<String, String> values) {
            return values.entrySet().stream()
                    .allMatch(each -> each.getValue().equals(parents.get(each.getKey()))
                            || each.getValue().equals(Json.plain(value.path(each.getKey()))));
        }
    }
}
