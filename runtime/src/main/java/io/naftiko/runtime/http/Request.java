package io.naftiko.runtime.http;

import java.util.Map;

/// A request, received or about to be sent.
///
/// @param method in upper case
/// @param parameters the decoded values of the route's placeholders by name; empty for a request to be sent
public record Request(String method, Url url, Headers headers, Body body, Map<String, String> parameters) {

    public Request(String method, Url url, Headers headers, Body body) {
        this(method, url, headers, body, Map.of());
    }

    public Request withHeader(String name, String value) {
        return withHeaders(headers.with(name, value));
    }

    public Request withHeaders(Headers changed) {
        return new Request(method, url, changed, body, parameters);
    }

    public Request withUrl(Url changed) {
        return new Request(method, changed, headers, body, parameters);
    }

    public Request withMethod(String changed) {
        return new Request(changed, url, headers, body, parameters);
    }

    public Request withBody(Body changed) {
        return new Request(method, url, headers, changed, parameters);
    }

    public Request withParameters(Map<String, String> changed) {
        return new Request(method, url, headers, body, changed);
    }
}
