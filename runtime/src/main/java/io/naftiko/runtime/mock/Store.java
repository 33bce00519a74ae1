package io.naftiko.runtime.mock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Everything that a mocked API keeps: one collection for each resource, in memory, for as long as the mock lives.
final class Store {

    private static final int MOST_SAMPLES = 2;

    private final Form form;
    private final Stamps stamps;
    private final Map<Resource, Collection> collections = new HashMap<>();

    /// @param created the resources that the API can create; the others have samples from the start
    /// @param lists the operations that list a resource
    Store(Form form, Set<Resource> all, Set<Resource> created, Map<Resource, List<Operation>> lists) {
        this.form = form;
        this.stamps = new Stamps(form.schemas());
        for (var each : all) {
            var samples =
                    created.contains(each) ? List.<ObjectNode>of() : samples(each, lists.getOrDefault(each, List.of()));
            collections.put(each, new Collection(each, form, ids(each), samples));
        }
    }

    private Sequence ids(Resource resource) {
        return new Sequence(blank(resource).path(resource.idProperty()), resource.idProperty());
    }

    Form form() {
        return form;
    }

    Stamps stamps() {
        return stamps;
    }

    Collection of(Resource resource) {
        return Objects.requireNonNull(collections.get(resource));
    }

    ObjectNode blank(Resource resource) {
        var example = resource.looks().example();
        return form.sample().object(resource.schema(), example);
    }

    /// Turns `sample` into a new thing: with the present time, the path's values and what the body gives.
    ObjectNode fresh(Resource resource, Call call, JsonNode given, ObjectNode sample) {
        stamps.created(sample, resource.schema(), call.now());
        form.fill(sample, resource.schema(), call.parameters());
        form.fill(sample, resource.schema(), given);
        return sample;
    }

    /// The one that `path`, which is at or below its own, speaks of.
    ///
    /// @throws Refused when it is not there
    ObjectNode require(Resource resource, PathTemplate path, Map<String, String> parameters) {
        var found = of(resource).find(path, parameters);
        if (found == null) {
            throw missing(resource, parameters);
        }
        return found;
    }

    Refused missing(Resource resource, Map<String, String> parameters) {
        return Refused.notFound(resource.noun(), resource.id(parameters));
    }

    private List<ObjectNode> samples(Resource resource, List<Operation> lists) {
        var all = new ArrayList<ObjectNode>();
        all.add(blank(resource));
        lists.forEach(each -> all.addAll(samples(resource, each)));
        var distinct = new HashMap<JsonNode, ObjectNode>();
        all.removeIf(each -> distinct.putIfAbsent(each.path(resource.idProperty()), each) != null);
        return all.stream().limit(resource.hasId() ? MOST_SAMPLES : 1).toList();
    }

    /// The things in the example of a list.
    List<ObjectNode> samples(Resource resource, Operation list) {
        var success = list.success();
        if (!(success.shape() instanceof Shape.Many many) || success.schema() == null) {
            return List.of(blank(resource));
        }
        var body = success.example() == null ? form.sample().of(success.schema(), "") : success.example();
        var things = many.place().isEmpty() ? body : body.path(many.place());
        return things.valueStream()
                .filter(ObjectNode.class::isInstance)
                .map(each -> ((ObjectNode) each).deepCopy())
                .toList();
    }
}
