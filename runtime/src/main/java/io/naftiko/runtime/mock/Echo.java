package io.naftiko.runtime.mock;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/// Answers every request with 200 and a sample, or with what the request said.
///
/// @param sample null to answer with an object of `method`, `path`, `query`, `headers` and `body`
record Echo(@Nullable JsonNode sample) implements Handler {

    private static final Pattern CREDENTIAL =
            Pattern.compile("(?i).*(auth|token|secret|passw|cookie|credential|signature|api[-_]?key|access[-_]?key).*");

    @Override
    public Response handle(Request request) {
        return Response.json(200, Json.bytes(sample == null ? description(request) : sample));
    }

    private static JsonNode description(Request request) {
        var description = Json.object();
        description.put("method", request.method());
        description.put("path", request.url().path());
        description.set("query", texts(Inputs.query(request.url().query())));
        description.set("headers", texts(headers(request)));
        description.set("body", body(request));
        return description;
    }

    private static Map<String, String> headers(Request request) {
        var headers = new LinkedHashMap<String, String>();
        for (Header line : request.headers()) {
            headers.merge(line.name(), line.value(), (some, more) -> some + ", " + more);
        }
        return headers;
    }

    private static JsonNode texts(Map<String, String> values) {
        var texts = Json.object();
        values.forEach((name, value) -> texts.put(name, CREDENTIAL.matcher(name).matches() ? "***" : value));
        return texts;
    }

    private static JsonNode body(Request request) {
        var content = request.body().bytes();
        if (content.length == 0) {
            return NullNode.getInstance();
        }
        return Json.parse(content).orElseGet(() -> StringNode.valueOf(new String(content, UTF_8)));
    }
}
