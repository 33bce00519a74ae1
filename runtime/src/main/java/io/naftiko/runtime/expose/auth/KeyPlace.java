package io.naftiko.runtime.expose.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Query;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.model.CredentialPlace;
import java.util.List;

/// Where callers put a key.
enum KeyPlace {
    HEADER,
    QUERY;

    /// Reads `placement`; a header where it is left out.
    static KeyPlace read(Section section) {
        return CredentialPlace.read(section, List.of(values()));
    }

    /// Reads `placement` of a kind that travels in a header only.
    static void readHeader(Section section) {
        CredentialPlace.read(section, List.of(HEADER));
    }

    /// As it is written: `header`.
    String keyword() {
        return CredentialPlace.keyword(this);
    }

    /// Every value that a request has there.
    List<String> values(Request request, String key) {
        return this == HEADER
                ? request.headers().all(key)
                : Query.parse(request.url().query()).all(key);
    }

    boolean matches(Expected expected, String value) {
        return this == HEADER ? expected.matchesHeader(value.strip()) : expected.matches(value.getBytes(UTF_8));
    }

    /// The request without what it has there.
    Request without(Request request, String key) {
        return this == HEADER
                ? request.withHeaders(request.headers().without(key))
                : request.withUrl(request.url().without(key));
    }
}
