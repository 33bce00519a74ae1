package io.naftiko.runtime.expose.auth;

import io.naftiko.runtime.http.Request;

/// What a request says in `Authorization` (RFC 9110, 11.6.2). Closed.
public sealed interface Credentials {

    /// Nothing, or something in another scheme.
    record None() implements Credentials {}

    /// The header is there several times, so that nobody can say which one is meant.
    record Several() implements Credentials {}

    /// The credentials.
    ///
    /// @param text what stands behind the scheme
    record One(String text) implements Credentials {}

    /// Reads the credentials of one scheme, whose name is compared without case.
    static Credentials of(Request request, String scheme) {
        var lines = request.headers().all("Authorization");
        if (lines.size() > 1) {
            return new Several();
        }
        var line = lines.isEmpty() ? "" : lines.getFirst().strip();
        int end = line.indexOf(' ');
        boolean isMeant = end == scheme.length() && line.regionMatches(true, 0, scheme, 0, end);
        return isMeant ? new One(line.substring(end).strip()) : new None();
    }
}
