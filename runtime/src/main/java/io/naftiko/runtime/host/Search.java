package io.naftiko.runtime.host;

import io.naftiko.runtime.host.RouteTable.Match;
import io.naftiko.runtime.http.Query;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.http.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One look-up in a [RouteTable]: goes down the most literal way first, and back up where it leads nowhere.
final class Search {

    private final List<String> methods;
    private final Url url;
    private final List<String> segments;
    private final List<String> values = new ArrayList<>();
    private final TreeSet<String> otherMethods = new TreeSet<>();
    private @Nullable Query query;

    Search(String method, Url url, List<String> segments) {
        this.methods = method.equals("HEAD") ? List.of("HEAD", "GET", Route.ANY) : List.of(method, Route.ANY);
        this.url = url;
        this.segments = segments;
    }

    Match from(PathNode root) {
        var found = descend(root, 0);
        if (found != null) {
            return new Match.Found(found.route(), found.parameters(values));
        }
        return otherMethods.isEmpty() ? new Match.NotFound() : new Match.OtherMethods(otherMethods);
    }

    /// The endpoint below `node` for the segments from `depth` on, with its values noted; null when there is none.
    private @Nullable Endpoint descend(PathNode node, int depth) {
        if (depth == segments.size()) {
            return end(node);
        }
        var segment = segments.get(depth);
        var found = literal(node, segment, depth);
        found = found == null ? partial(node, segment, depth) : found;
        found = found == null ? whole(node, segment, depth) : found;
        boolean isSlashTooMany = segment.isEmpty() && depth == segments.size() - 1;
        found = found == null && isSlashTooMany ? withoutSlash(node) : found;
        return found == null ? tail(node, depth) : found;
    }

    private @Nullable Endpoint withoutSlash(PathNode node) {
        return choose(node.endpoints().stream().filter(Endpoint::toleratesSlash).toList());
    }

    private @Nullable Endpoint end(PathNode node) {
        var found = choose(node.endpoints());
        var withSlash = node.literal("");
        found = found == null && withSlash != null ? choose(withSlash.endpoints()) : found;
        return found == null ? tail(node, segments.size()) : found;
    }

    /// What takes all segments from `depth` on.
    private @Nullable Endpoint tail(PathNode node, int depth) {
        var found = choose(node.tails());
        if (found != null) {
            values.add(String.join("/", segments.subList(depth, segments.size())));
        }
        return found;
    }

    private @Nullable Endpoint literal(PathNode node, String segment, int depth) {
        var next = node.literal(segment);
        return next == null ? null : descend(next, depth + 1);
    }

    private @Nullable Endpoint partial(PathNode node, String segment, int depth) {
        for (var partial : node.partials()) {
            var matched = partial.pattern().match(segment);
            var found = matched == null ? null : descendWith(matched, partial.next(), depth);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Endpoint whole(PathNode node, String segment, int depth) {
        var next = node.whole();
        return next == null || segment.isEmpty() ? null : descendWith(List.of(segment), next, depth);
    }

    private @Nullable Endpoint descendWith(List<String> matched, PathNode next, int depth) {
        int before = values.size();
        values.addAll(matched);
        var found = descend(next, depth + 1);
        if (found == null) {
            values.subList(before, values.size()).clear();
        }
        return found;
    }

    private @Nullable Endpoint choose(List<Endpoint> endpoints) {
        for (var method : methods) {
            for (var endpoint : endpoints) {
                if (endpoint.route().method().equals(method) && isMeant(endpoint)) {
                    return endpoint;
                }
            }
        }
        endpoints.stream()
                .filter(this::isMeant)
                .forEach(each -> otherMethods.add(each.route().method()));
        return null;
    }

    private boolean isMeant(Endpoint endpoint) {
        if (endpoint.constants().values().isEmpty()) {
            return true;
        }
        query = query == null ? Query.parse(url.query()) : query;
        return endpoint.accepts(query);
    }
}
