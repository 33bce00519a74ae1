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
    private final String path;
    private final List<String> values = new ArrayList<>(4);
    private final List<String> otherMethods = new ArrayList<>(0);
    private @Nullable Query query;

    /// @param url whose path begins with a slash
    Search(String method, Url url) {
        this.methods = method.equals("HEAD") ? List.of("HEAD", "GET", Route.ANY) : List.of(method, Route.ANY);
        this.url = url;
        this.path = url.path();
    }

    Match from(PathNode root) {
        var found = path.length() == 1 ? end(root) : descend(root, 1);
        if (found != null) {
            return new Match.Found(found.route(), found.parameters(values));
        }
        return otherMethods.isEmpty() ? new Match.NotFound() : new Match.OtherMethods(new TreeSet<>(otherMethods));
    }

    /// The endpoint below `node` for the segments from `start` on, with its values noted; null when there is none. A
    /// slash at the end of the path has an empty segment behind it.
    private @Nullable Endpoint descend(PathNode node, int start) {
        if (start > path.length()) {
            return end(node);
        }
        int slash = path.indexOf('/', start);
        int end = slash < 0 ? path.length() : slash;
        var segment = path.substring(start, end);
        var found = literal(node, segment, end);
        found = found == null ? partial(node, segment, end) : found;
        found = found == null ? whole(node, segment, end) : found;
        found = found == null && start == path.length() ? withoutSlash(node) : found;
        return found == null ? tail(node, start) : found;
    }

    private @Nullable Endpoint withoutSlash(PathNode node) {
        return choose(node.endpoints().stream().filter(Endpoint::toleratesSlash).toList());
    }

    private @Nullable Endpoint end(PathNode node) {
        var found = choose(node.endpoints());
        var withSlash = node.literal("");
        found = found == null && withSlash != null ? choose(withSlash.endpoints()) : found;
        return found == null ? tail(node, path.length()) : found;
    }

    /// What takes all segments from `start` on.
    private @Nullable Endpoint tail(PathNode node, int start) {
        var found = choose(node.tails());
        if (found != null) {
            values.add(path.substring(start));
        }
        return found;
    }

    private @Nullable Endpoint literal(PathNode node, String segment, int end) {
        var next = node.literal(segment);
        return next == null ? null : descend(next, end + 1);
    }

    private @Nullable Endpoint partial(PathNode node, String segment, int end) {
        for (var partial : node.partials()) {
            var matched = partial.pattern().match(segment);
            var found = matched == null ? null : descendWith(matched, partial.next(), end);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Endpoint whole(PathNode node, String segment, int end) {
        var next = node.whole();
        return next == null || segment.isEmpty() ? null : descendWith(List.of(segment), next, end);
    }

    private @Nullable Endpoint descendWith(List<String> matched, PathNode next, int end) {
        int before = values.size();
        values.addAll(matched);
        var found = descend(next, end + 1);
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
        if (endpoint.constants().isEmpty()) {
            return true;
        }
        query = query == null ? Query.parse(url.query()) : query;
        return endpoint.accepts(query);
    }
}
