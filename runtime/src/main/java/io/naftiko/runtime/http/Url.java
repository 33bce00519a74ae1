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
        int origin = originLength(text);
        return at(text.substring(0, origin), text.substring(origin));
    }

    /// The address of `target`, a path with or without a query, at `origin`; a fragment is dropped.
    public static Url at(String origin, String target) {
        int end = indexOf(target, "#", 0);
        int path = Math.min(indexOf(target, "?", 0), end);
        return new Url(origin, target.substring(0, path), path == end ? null : target.substring(path + 1, end));
    }

    private static int originLength(String text) {
        int end = indexOf(text, "/?#", 0);
        boolean isScheme = end > 0 && text.startsWith("://", end - 1);
        return isScheme ? indexOf(text, "/?#", end + 2) : end;
    }

    /// Where the first of `ends` stands in `text`; its length where none does.
    private static int indexOf(String text, String ends, int start) {
        int at = start;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /// This address with `pairs`, which are encoded already, added to its query.
    public Url and(String pairs) {
        return new Url(origin, path, query == null || query.isEmpty() ? pairs : query + "&" + pairs);
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
}
