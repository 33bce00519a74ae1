package io.naftiko.runtime.mock;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.mock.Outcome.Things;
import io.naftiko.runtime.mock.Paging.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists things, the newest first, page by page, and only those that have the values of the query.
record ListThings(Resource resource) implements Behaviour {

    @Override
    public Outcome answer(Call call, Store store) {
        var paging = Paging.of(call.operation(), call.query());
        var all = store.of(resource).all(call);
        var wanted = from(paging.after(), all).stream()
                .filter(item -> matches(item, call.query(), store))
                .skip(paging.skipped())
                .toList();
        var page = wanted.stream().limit(paging.size()).toList();
        int total = (int)
                all.stream().filter(item -> matches(item, call.query(), store)).count();
        return new Things(resource, Page.of(page, resource, paging.size(), total, wanted.size() > page.size()));
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

    private boolean matches(ObjectNode item, Map<String, String> query, Store store) {
        var properties = store.form().schemas().properties(resource.schema());
        return query.entrySet().stream()
                .filter(each -> !Paging.isPaging(each.getKey()))
                .allMatch(each -> matches(item, each.getKey(), each.getValue(), properties));
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
