package io.naftiko.runtime.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import tools.jackson.databind.JsonNode;

/// Calls a handler as an API below a base path.
record Client(Handler api, String base) {

    JsonNode get(String path) {
        return good("GET", path, "");
    }

    JsonNode post(String path, String body) {
        return good("POST", path, body);
    }

    JsonNode good(String method, String path, String body) {
        var response = send(method, path, body);
        assertThat(response.status())
                .as(method + " " + path + " " + text(response))
                .isBetween(200, 299);
        return tree(response);
    }

    Response send(String method, String path, String body) {
        var content = body.isEmpty() ? Body.empty() : Body.of(body);
        return api.handle(new Request(method, Url.parse(base + path), Headers.EMPTY, content));
    }

    static JsonNode tree(Response response) {
        return Json.parse(response.body().bytes()).orElseThrow();
    }

    static String text(Response response) {
        return new String(response.body().bytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
