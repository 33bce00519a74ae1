package io.naftiko.runtime.http;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An address in its written, percent-encoded form (RFC 3986).
///
/// @param origin scheme, host and port such as `https://api.example.com:8443`; empty for a request that a server
/// received
/// @param path begins with `/`, or is empty
/// @param query without `?`; null when there is none
public record Url(String origin, String path, @Nullable String query) {

    /// Splits `text` at its path and query; a fragment is dropped.
    public static Url parse(String text) {
        var whole = before(text, '#');
        var address = before(whole, '?');
        var query = whole.length() == address.length() ? null : whole.substring(address.length() + 1);
        int scheme = address.indexOf("://");
        int path = address.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        return path < 0
                ? new Url(address, "", query)
                : new Url(address.substring(0, path), address.substring(path), query);
    }

    /// This address with `pair`, which is encoded already, added to its query.
    public Url and(String pair) {
        return new Url(origin, path, query == null || query.isEmpty() ? pair : query + "&" + pair);
    }

    /// This address without the parameter `name` of its query, however it is encoded.
    public Url without(String name) {
        if (query == null) {
            return this;
        }
        var others = Stream.of(query.split("&", -1))
                .filter(pair -> !Query.parse(pair).values().containsKey(name))
                .collect(Collectors.joining("&"));
        return new Url(origin, path, others.isEmpty() ? null : others);
    }

    /// The address as text, up to its query.
    public String withoutQuery() {
        return origin + path;
    }

    @Override
    public String toString() {
        return origin + path + (query == null ? "" : "?" + query);
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
