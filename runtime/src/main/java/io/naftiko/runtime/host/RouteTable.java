package io.naftiko.runtime.host;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.ProblemDetails;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.lane.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds the route of a request. Built once; a look-up takes the length of the path and not the number of routes.
///
/// A segment matches a literal before one that is literal in part (`{id}.json`), and that before a placeholder.
/// Segments are told apart before they are decoded, so that an encoded slash stays inside its value; a value is never
/// empty. A query in a route's path (`/x?action=list`) must be part of the request's query.
///
/// A last segment `{name+}` takes what is left of the path, still encoded: any number of segments, or none. Everything
/// else goes before it.
///
/// One slash at the end of a request's path is ignored, except by PUT, PATCH and DELETE, where it would mean that a
/// value was lost. A route that is declared with one answers without it too. HEAD is answered by GET's route and
/// OPTIONS by the table, where no route of their own does (RFC 9110, 9.3).
public final class RouteTable implements Handler {

    private final PathNode root = new PathNode();

    private RouteTable() {}

    public static RouteTable of(List<Route> routes) {
        var table = new RouteTable();
        routes.forEach(table::add);
        return table;
    }

    /// What a look-up comes to. Closed.
    sealed interface Match {

        /// The route, and what the request says in its placeholders.
        ///
        /// @param parameters the decoded values of the route's placeholders by name
        record Found(Route route, Map<String, String> parameters) implements Match {}

        record NotFound() implements Match {}

        /// The path is known, with other methods only.
        record OtherMethods(SortedSet<String> allowed) implements Match {}
    }

    Match find(String method, Url url) {
        return url.path().startsWith("/") ? new Search(method, url).from(root) : new Match.NotFound();
    }

    @Override
    public Response handle(Request request) {
        return switch (find(request.method(), request.url())) {
            case Match.Found(var route, var parameters) -> answer(route, request.withParameters(parameters));
            case Match.NotFound _ -> notFound(request);
            case Match.OtherMethods(var allowed) -> otherMethods(request, allow(allowed));
        };
    }

    private static Response answer(Route route, Request request) {
        if (!route.brief()) {
            Lane.leave();
        }
        return route.handler().handle(request);
    }

    private static Response notFound(Request request) {
        var detail = "Nothing is served at " + request.url().path() + ".";
        return new ProblemDetails("not-found", 404, "Not found", detail).answer(request);
    }

    private static Response otherMethods(Request request, String allow) {
        if (request.method().equals("OPTIONS")) {
            return new Response(204, Headers.of("Allow", allow), Body.empty());
        }
        var detail = request.url().path() + " answers " + allow + ".";
        return new ProblemDetails("method-not-allowed", 405, "Method not allowed", detail)
                .answer(request)
                .withHeader("Allow", allow);
    }

    private static String allow(SortedSet<String> methods) {
        var all = new TreeSet<>(methods);
        all.add("OPTIONS");
        if (all.contains("GET")) {
            all.add("HEAD");
        }
        return String.join(", ", all);
    }

    private void add(Route route) {
        var node = root;
        var names = new ArrayList<String>();
        for (var segment : segments(Url.parse(route.path()).path())) {
            var tail = SegmentPattern.tail(segment);
            if (tail != null) {
                names.add(tail);
                node.end(Endpoint.of(route, names, true));
                return;
            }
            var pattern = SegmentPattern.of(segment);
            names.addAll(pattern.names());
            node = node.grow(pattern);
        }
        node.end(Endpoint.of(route, names, false));
    }

    /// What stands between the slashes: none for `/`, and an empty last one behind a slash at the end.
    private static List<String> segments(String path) {
        var segments = new ArrayList<String>();
        int start = 1;
        for (int end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', start)) {
            segments.add(path.substring(start, end));
            start = end + 1;
        }
        if (path.length() > 1) {
            segments.add(path.substring(start));
        }
        return segments;
    }
}
