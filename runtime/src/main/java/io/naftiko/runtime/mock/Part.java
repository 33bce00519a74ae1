package io.naftiko.runtime.mock;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.mock.Outcome.Done;
import io.naftiko.runtime.mock.Outcome.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads, writes or removes a property of a thing, or one entry of a property that is a map.
///
/// @param entry whether the path's last value is a key of the map
/// @param idProperty that repeats the key inside the entry; empty when none does
record Part(Resource owner, String property, JsonNode schema, boolean entry, String idProperty) implements Behaviour {

    @Override
    public Outcome answer(Call call, Store store) {
        var operation = call.operation();
        if (operation.reads()) {
            return new Value(require(call, store));
        }
        if (operation.removes()) {
            require(call, store);
            change(call, store, null);
            return new Done();
        }
        var item = change(call, store, call.body());
        return new Value(find(item, call));
    }

    private JsonNode require(Call call, Store store) {
        var value = find(store.require(owner, call.path(), call.parameters()), call);
        if (!value.isMissingNode()) {
            return value;
        }
        if (entry) {
            throw Refused.notFound(new Words(java.util.List.of(property)).singular(), key(call));
        }
        return store.form().sample().of(schema, property);
    }

    private JsonNode find(ObjectNode item, Call call) {
        return entry ? item.path(property).path(key(call)) : item.path(property);
    }

    private static String key(Call call) {
        return call.parameters().values().stream().reduce("", (_, last) -> last);
    }

    private ObjectNode change(Call call, Store store, @Nullable JsonNode given) {
        var changed = store.of(owner).change(call, item -> {
            var holder = entry ? map(item) : item;
            write(holder, entry ? key(call) : property, given, store);
            store.stamps().changed(item, owner.schema(), call.now());
            return item;
        });
        if (changed == null) {
            throw store.missing(owner, call.parameters());
        }
        return changed;
    }

    private ObjectNode map(ObjectNode item) {
        return item.get(property) instanceof ObjectNode map ? map : item.putObject(property);
    }

    private void write(ObjectNode holder, String name, @Nullable JsonNode given, Store store) {
        if (given == null) {
            holder.remove(name);
            return;
        }
        var before = holder.get(name) instanceof ObjectNode object ? object : Json.object();
        if (given.isObject()) {
            store.form().fill(before, schema, given);
        }
        if (!idProperty.isEmpty()) {
            before.put(idProperty, name);
        }
        holder.set(name, given.isObject() ? before : given);
    }
}
