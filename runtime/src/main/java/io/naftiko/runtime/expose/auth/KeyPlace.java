package io.naftiko.runtime.expose.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Query;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.report.Code;
import java.util.List;

/// Where callers put a key.
enum KeyPlace {
    HEADER,
    QUERY;

    /// Reads `placement`; a header where it is left out.
    static KeyPlace read(Section section) {
        var text = section.textOr("placement", "header", "in");
        for (var place : values()) {
            if (place.name().equalsIgnoreCase(text)) {
                return place;
            }
        }
        report(section, "`header` or `query`", text);
        return HEADER;
    }

    /// Reads `placement` of a kind that travels in a header only.
    static void readHeader(Section section) {
        var text = section.textOr("placement", "header", "in");
        if (!text.equalsIgnoreCase("header")) {
            report(section, "`header`", text);
        }
    }

    private static void report(Section section, String expected, String found) {
        var place = section.place(section.has("placement") ? "placement" : "in");
        section.problems()
                .add(Code.WRONG_SHAPE, place, "`placement` takes " + expected + " here, found `" + found + "`.");
    }

    /// As it is written: `header`.
    String keyword() {
        return this == HEADER ? "header" : "query";
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
