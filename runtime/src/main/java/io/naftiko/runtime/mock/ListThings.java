package io.naftiko.runtime.mock;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.mock.Outcome.Things;
import io.naftiko.runtime.openapi.Schemas;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists things, the newest first, page by page, and only those that have the values of its filters: the declared
/// parameters of the query that are named like a property.
record ListThings(Resource resource) implements Behaviour {

    @Override
    public Outcome answer(Call call, Store store) {
        var paging = Paging.of(call.operation(), call.query());
        var all = store.of(resource).all(call);
        var filter = filter(call, store.form().schemas());
        int total = (int) all.stream().filter(filter).count();
        var rest = from(paging.after(), all).stream()
                .filter(filter)
                .skip(paging.skipped())
                .toList();
        var page = rest.stream().limit(paging.size()).toList();
        return new Things(resource, Page.of(page, resource, paging.size(), total, rest.size() > page.size()));
    }

    /// What comes after the thing with the id `after`.
    private List<ObjectNode> from(@Nullable String after, List<ObjectNode> all) {
        if (after == null) {
            return all;
        }
        for (int i = 0; i < all.size(); i++) {
            if (Json.plain(all.get(i).path(resource.idProperty())).equals(after)) {
                return all.subList(i + 1, all.size());
            }
        }
        throw new Refused(400, List.of("There is nothing with the id `" + after + "` to begin after."));
    }

    private Predicate<ObjectNode> filter(Call call, Schemas schemas) {
        var properties = schemas.properties(resource.schema());
        Predicate<ObjectNode> filter = _ -> true;
        for (var each : call.operation().parameters()) {
            var wanted = call.query().get(each.name());
            if (each.in().equals("query") && wanted != null && !wanted.isEmpty() && !Paging.asks(each.name())) {
                filter = filter.and(item -> matches(item, each.name(), wanted, properties));
            }
        }
        return filter;
    }

    /// A name that neither the thing nor an object in it has is no filter.
    private static boolean matches(ObjectNode item, String name, String wanted, ObjectNode properties) {
        var value = find(item, name);
        return value == null ? !properties.has(name) : Json.plain(value).equals(wanted);
    }

    private static @Nullable JsonNode find(ObjectNode item, String name) {
        return item.has(name)
                ? item.get(name)
                : item.valueStream()
                        .filter(inner -> inner.isObject() && inner.has(name))
                        .map(inner -> inner.path(name))
                        .findFirst()
                        .orElse(null);
    }
}
