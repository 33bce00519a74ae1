package io.naftiko.runtime.host;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.http.Url;
import java.util.regex.Pattern;

/// A route that a server wants to answer on, at its full path.
///
/// @param shape the path without the names of its placeholders and without a slash at its end: equal for paths that
/// nothing could tell apart
record Claim(Tenant tenant, String path, Route route, String shape) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*?(\\+?)}");

    static Claim of(Tenant tenant, String path, Route route) {
        return new Claim(tenant, path, route, shape(path));
    }

    /// Whether `other`, on a path of this shape, would answer requests that this claim is about.
    boolean meets(Route other) {
        return route.method().equals(other.method())
                || isAny()
                || other.method().equals(Route.ANY);
    }

    static String shape(String path) {
        var url = Url.parse(
                path.indexOf('{') < 0 ? path : PLACEHOLDER.matcher(path).replaceAll("{$1}"));
        var plain = url.path();
        boolean hasSlash = plain.length() > 1 && plain.endsWith("/");
        return (hasSlash ? plain.substring(0, plain.length() - 1) : plain)
                + (url.query() == null ? "" : "?" + url.query());
    }

    /// Whether another server wants what this one wants, and would say something else.
    boolean rivals(Claim other) {
        return !tenant.equals(other.tenant) && meets(other.route) && !route.equals(other.route);
    }

    boolean isAny() {
        return route.method().equals(Route.ANY);
    }

    Route routeTo(Handler handler) {
        return route.at(path, handler);
    }

    /// `GET /rooms`, or the path alone where the method does not matter.
    String spoken() {
        return isAny() ? route.path() : route.method() + " " + route.path();
    }
}
