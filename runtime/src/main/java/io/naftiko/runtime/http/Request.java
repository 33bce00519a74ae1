package io.naftiko.runtime.http;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A request, received or about to be sent.
///
/// @param method in upper case
/// @param parameters the decoded values of the route's placeholders by name; empty for a request to be sent
/// @param peer who sent it; unknown for a request to be sent
public record Request(String method, Url url, Headers headers, Body body, Map<String, String> parameters, Peer peer) {

    /// The header with the id of a request, which a listener gives to each that it receives.
    public static final String ID = "X-Request-Id";

    public Request(String method, Url url, Headers headers, Body body) {
        this(method, url, headers, body, Map.of(), Peer.UNKNOWN);
    }

    /// The id that a listener gave; empty for a request that none received.
    public String id() {
        return Objects.requireNonNullElse(headers.find(ID), "");
    }

    /// The media type without parameters, in lower case; null when the request names none.
    public @Nullable String mediaType() {
        return MediaTypes.in(headers);
    }

    public Request withHeader(String name, String value) {
        return withHeaders(headers.with(name, value));
    }

    public Request withHeaders(Headers changed) {
        return new Request(method, url, changed, body, parameters, peer);
    }

    public Request withUrl(Url changed) {
        return new Request(method, changed, headers, body, parameters, peer);
    }

    public Request withMethod(String changed) {
        return new Request(changed, url, headers, body, parameters, peer);
    }

    public Request withBody(Body changed) {
        return new Request(method, url, headers, changed, parameters, peer);
    }

    public Request withParameters(Map<String, String> changed) {
        return new Request(method, url, headers, body, changed, peer);
    }

    public Request from(Peer other) {
        return new Request(method, url, headers, body, parameters, other);
    }
}
