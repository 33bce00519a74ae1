package io.naftiko.runtime.mock;

import io.naftiko.runtime.mock.Resource.Looks;
import io.naftiko.runtime.openapi.Schemas;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds out from its paths what an API keeps: `/rooms` and `/rooms/{room_id}` are rooms and one of them.
final class Resources {

    private final Schemas schemas;
    private final Map<String, Site> sites = new LinkedHashMap<>();
    private final Map<String, Resource> items = new LinkedHashMap<>();
    private final Map<String, Resource> collections = new LinkedHashMap<>();
    private final Map<String, Branch> parts = new HashMap<>();

    Resources(Schemas schemas, List<Site> sites) {
        this.schemas = schemas;
        sites.forEach(site -> this.sites.put(site.path().shape(), site));
        sites.forEach(this::addItem);
        sites.forEach(this::addCollection);
        sites.forEach(this::addSingle);
    }

    /// A property of a thing that has a path of its own.
    ///
    /// @param schema of the property, or of one entry
    /// @param isEntry whether the property is a map and the path leads to one of its values
    record Branch(Resource owner, String property, JsonNode schema, boolean isEntry) {}

    Set<Resource> all() {
        var all = new LinkedHashSet<>(items.values());
        all.addAll(collections.values());
        return all;
    }

    /// The resource of which `path` names one; null when it names none.
    @Nullable
    Resource item(PathTemplate path) {
        return items.get(path.shape());
    }

    /// The resource that `path` lists or creates; null when it does not.
    @Nullable
    Resource collection(PathTemplate path) {
        return collections.get(path.shape());
    }

    @Nullable
    Branch part(PathTemplate path) {
        return parts.get(path.shape());
    }

    /// The resource of which a path above `path` names one, the deepest first; null when there is none.
    @Nullable
    Resource above(PathTemplate path) {
        for (var above = path.parent(); !above.segments().isEmpty(); above = above.parent()) {
            var found = item(above);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// Whether things are created with a POST to the resource's own path.
    boolean isPosted(Resource resource) {
        var site = sites.get(resource.collection().shape());
        return resource.hasId() && site != null && site.operations().containsKey("POST");
    }

    /// The resource next to `path` whose things have the type `schema`; empty when there is none.
    Optional<Resource> sharing(PathTemplate path, JsonNode schema) {
        var type = schemas.type(schema);
        return all().stream()
                .filter(each -> schemas.type(each.schema()).equals(type))
                .filter(each -> first(each.collection()).equals(first(path)))
                .filter(each -> each.item() == null || !path.isBelow(each.item()))
                .filter(each -> path.parameters().containsAll(each.collection().parameters()))
                .findFirst();
    }

    private static String first(PathTemplate path) {
        return path.segments().isEmpty() ? "" : path.segments().getFirst().shape();
    }

    private void addItem(Site site) {
        if (addPart(site) || !site.path().endsInParameter() || site.answersLists()) {
            return;
        }
        var above = site.path().parent();
        var collection = sites.get(above.shape());
        boolean kept = site.isChanged() || (collection != null && collection.keeps());
        var looks = site.thing().or(() -> thing(collection));
        if (kept && looks.isPresent()) {
            var path = collection == null ? above : collection.path();
            var resource = new Resource(path, site.path(), looks.get(), schemas);
            items.put(site.path().shape(), resource);
            collections.put(path.shape(), resource);
        }
    }

    private static Optional<Looks> thing(@Nullable Site collection) {
        return collection == null
                ? Optional.empty()
                : collection.list().map(list -> new Looks(list.items(), null)).or(collection::thing);
    }

    private boolean addPart(Site site) {
        var path = site.path();
        boolean isEntry = path.endsInParameter();
        var named = isEntry ? path.parent() : path;
        var owner = item(named.parent());
        var property = owner == null ? null : schemas.properties(owner.schema()).get(named.lastSegment());
        if (owner == null || property == null) {
            return false;
        }
        var schema = isEntry ? schemas.values(property) : isValue(site, property) ? property : null;
        if (schema != null) {
            parts.put(path.shape(), new Branch(owner, named.lastSegment(), schema, isEntry));
        }
        return schema != null;
    }

    /// Whether the property as a whole is read or written here.
    private boolean isValue(Site site, JsonNode property) {
        var type = schemas.type(property);
        return site.operations().values().stream().anyMatch(each -> {
            var schema = each.success().schema();
            var payload = each.payload();
            return (schema != null && schemas.type(schema).equals(type))
                    || (payload != null && schemas.type(payload.schema()).equals(type));
        });
    }

    private void addCollection(Site site) {
        var path = site.path();
        var list = site.list();
        if (list.isEmpty() || collection(path) != null || part(path) != null) {
            return;
        }
        var items = list.get().items();
        collections.put(
                path.shape(),
                sharing(path, items).orElseGet(() -> new Resource(path, null, new Looks(items, null), schemas)));
    }

    /// A thing of which there is one: read and written on the same path.
    private void addSingle(Site site) {
        var path = site.path();
        boolean known = collection(path) != null || item(path) != null || part(path) != null;
        if (known || path.endsInParameter() || site.get() == null || !site.isWritten()) {
            return;
        }
        site.thing()
                .filter(looks -> !schemas.properties(looks.schema()).isEmpty())
                .ifPresent(looks -> items.put(path.shape(), new Resource(path, path, looks, schemas)));
    }
}
