package io.naftiko.runtime.mock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a document comes to: what each operation does, and what is kept.
record Plan(List<Endpoint> endpoints, Store store) {

    static Plan of(Description document) {
        var operations = document.operations();
        var resources = new Resources(document.schemas(), Site.of(operations));
        var behaviours = new Behaviours(resources, document.schemas());
        var all = new LinkedHashMap<Operation, Behaviour>();
        operations.forEach(each -> all.put(each, behaviours.of(each)));
        var created = created(all);
        var parents = new Parents(resources, created);
        var endpoints = new ArrayList<Endpoint>();
        all.forEach((operation, behaviour) ->
                endpoints.add(new Endpoint(operation, behaviour, parents.of(operation.path()))));
        var form = Form.of(document.schemas());
        return new Plan(endpoints, new Store(form, resources.all(), created, lists(all)));
    }

    private static Set<Resource> created(Map<Operation, Behaviour> behaviours) {
        var created = new HashSet<Resource>();
        for (var each : behaviours.values()) {
            var resource = created(each);
            if (resource != null) {
                created.add(resource);
            }
        }
        return created;
    }

    private static @Nullable Resource created(Behaviour behaviour) {
        return switch (behaviour) {
            case Create create -> create.resource();
            case Change change -> change.upserts() ? change.resource() : null;
            case ListThings _, Retrieve _, ChangeRelated _, Remove _, Part _, MakeUp _ -> null;
        };
    }

    private static Map<Resource, List<Operation>> lists(Map<Operation, Behaviour> behaviours) {
        var lists = new HashMap<Resource, List<Operation>>();
        behaviours.forEach((operation, behaviour) -> {
            if (behaviour instanceof ListThings list) {
                lists.computeIfAbsent(list.resource(), _ -> new ArrayList<>()).add(operation);
            }
        });
        return lists;
    }
}
