package io.naftiko.runtime.mock;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.mock.Outcome.Thing;
import io.naftiko.runtime.mock.Outcome.Things;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Brings things into being: the one in the body, each of a body that is a list, or, where a list is the answer, as
/// many as its example has. A thing with the id of another takes its place.
///
/// @param verb of the path, which may say what state the thing is in; null when the path is that of the collection
record Create(Resource resource, @Nullable Verb verb) implements Behaviour {

    @Override
    public Outcome answer(Call call, Store store) {
        if (call.body().isArray()) {
            var bodies = call.body().valueStream().toList();
            return things(bodies.stream()
                    .map(body -> create(call, store, body, store.blank(resource)))
                    .toList());
        }
        if (call.operation().success().shape() instanceof Shape.Many) {
            var samples = store.samples(resource, call.operation());
            return things(samples.stream()
                    .map(sample -> create(call, store, call.body(), sample))
                    .toList());
        }
        return new Thing(resource, create(call, store, call.body(), store.blank(resource)));
    }

    private Things things(List<ObjectNode> created) {
        var newestFirst = new ArrayList<>(created).reversed();
        return new Things(resource, Page.of(newestFirst, resource));
    }

    private ObjectNode create(Call call, Store store, JsonNode given, ObjectNode sample) {
        var id = given.path(resource.idProperty());
        var chosen = id.isNumber() || !id.asString("").isEmpty() ? Json.plain(id) : null;
        var fresh = store.fresh(resource, call, given, sample);
        if (verb != null) {
            verb.apply(fresh, resource.schema(), store.form().schemas(), call.now());
        }
        return store.of(resource).add(call, fresh, chosen);
    }
}
