package io.naftiko.runtime.mock;

import io.naftiko.runtime.mock.Outcome.Thing;
import io.naftiko.runtime.mock.Outcome.Things;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Does something to what belongs to something else, such as the recordings of a room: to all of them where a list is
/// the answer, or else to the newest.
record ChangeRelated(Resource resource, Verb verb) implements Behaviour {

    @Override
    public Outcome answer(Call call, Store store) {
        boolean all = call.operation().success().shape() instanceof Shape.Many;
        var changed = store.of(resource)
                .changeNewest(call, all ? Collection.CAPACITY : 1, item -> changed(call, store, item));
        if (all) {
            return new Things(resource, Page.of(changed, resource));
        }
        if (changed.isEmpty()) {
            throw new Refused(
                    404, List.of("There is no " + resource.noun().replace('_', ' ') + " to " + verb.word() + "."));
        }
        return new Thing(resource, changed.getFirst());
    }

    private ObjectNode changed(Call call, Store store, ObjectNode item) {
        store.form().fill(item, resource.schema(), call.body());
        store.stamps().changed(item, resource.schema(), call.now());
        verb.apply(item, resource.schema(), store.form().schemas(), call.now());
        return item;
    }
}
