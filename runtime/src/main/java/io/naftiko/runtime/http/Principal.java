package io.naftiko.runtime.http;

import java.util.Set;

/// Who sent a request, as its credential proves.
///
/// @param name the same for each request of one caller, and for no other; empty for one that proved nothing
/// @param scopes what the caller is allowed (RFC 6749, 3.3); empty where its credential says nothing of that
public record Principal(String name, Set<String> scopes) {

    /// A caller that proved nothing.
    public static final Principal ANYBODY = new Principal("", Set.of());

    /// Whoever started the process and talks to it over its own streams: nothing is forbidden.
    public static final Principal OWNER = new Principal("owner of the process", Set.of());

    public Principal {
        scopes = Set.copyOf(scopes);
    }
}
