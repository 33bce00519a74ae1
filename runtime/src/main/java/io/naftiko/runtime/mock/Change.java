package io.naftiko.runtime.mock;

import io.naftiko.runtime.mock.Outcome.Thing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Changes one thing: each property that the body has takes its value.
///
/// @param upserts whether a thing that is not there is created
/// @param verb the path's word for what is done; null on the path of the thing itself
record Change(Resource resource, boolean upserts, @Nullable Verb verb) implements Behaviour {

    @Override
    public Outcome answer(Call call, Store store) {
        var changed = store.of(resource).change(call, item -> changed(call, store, item));
        if (changed != null) {
            return new Thing(resource, changed);
        }
        if (!upserts) {
            throw store.missing(resource, call.parameters());
        }
        var id = resource.id(call.parameters());
        var fresh = store.fresh(resource, call, call.body(), store.blank(resource));
        var property = store.form().schemas().properties(resource.schema()).path(resource.idProperty());
        store.form().fill(fresh, property, resource.idProperty(), id);
        return new Thing(resource, store.of(resource).add(call, fresh, id));
    }

    private ObjectNode changed(Call call, Store store, ObjectNode item) {
        var id = item.get(resource.idProperty());
        store.form().fill(item, resource.schema(), call.body());
        store.stamps().changed(item, resource.schema(), call.now());
        if (verb != null) {
            verb.apply(item, resource.schema(), store.form().schemas(), call.now());
        }
        if (id != null) {
            item.set(resource.idProperty(), id);
        }
        return item;
    }
}
