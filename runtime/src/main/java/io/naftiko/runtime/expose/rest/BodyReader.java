package io.naftiko.runtime.expose.rest;

import static io.naftiko.runtime.http.MediaTypes.FORM;
import static io.naftiko.runtime.http.MediaTypes.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Payload;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.report.FailedCall;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Reads the body of a request in the way that the inputs of an operation want it. A body without media type is JSON.
///
/// @param whole whether an input is the whole body
/// @param passed whether that input goes on as it came, whatever its media type
/// @param text whether that input is text, which need not be JSON
/// @param fields whether inputs may be fields of the body
record BodyReader(boolean whole, boolean passed, boolean text, boolean fields) {

    static BodyReader of(Routine routine) {
        var whole = routine.inputs().stream()
                .filter(each -> Location.of(each) == Location.BODY)
                .toList();
        var upstream = routine.upstream();
        return new BodyReader(
                !whole.isEmpty(),
                !whole.isEmpty() && upstream != null && upstream.opaqueBody(),
                isText(whole),
                routine.inputs().stream().anyMatch(each -> Location.of(each).mayBeField()));
    }

    private static boolean isText(List<Input> whole) {
        return whole.stream().anyMatch(each -> "string".equals(each.type()));
    }

    /// Whether the inputs can be read from a body of this media type. One that nobody reads may be anything.
    boolean accepts(Request request) {
        var type = request.mediaType();
        if (isUnread() || passed || isJson(type) || isEmpty(request)) {
            return true;
        }
        return whole ? text && MediaTypes.isText(type) : FORM.equals(type);
    }

    /// The media types that are accepted, for people.
    String accepted() {
        return whole ? (text ? "JSON or text" : "JSON") : "JSON or a form (" + FORM + ")";
    }

    /// Reads a body that is accepted.
    ///
    /// @throws FailedCall when it is not what its media type says, or has no fields
    Content read(Request request) {
        if (isUnread() || isEmpty(request)) {
            return Content.NONE;
        }
        boolean json = isJson(request.mediaType());
        if (passed) {
            return passed(request, json);
        }
        return json ? Content.json(tree(request)) : text(request);
    }

    private Content passed(Request request, boolean json) {
        var type = request.headers().first("Content-Type").orElse(JSON);
        var whole = new Payload(type, request.body().bytes()).argument();
        return fields && json
                ? Content.of(whole)
                        .withFields(Json.parse(request.body().bytes()).orElse(null))
                : Content.of(whole);
    }

    private JsonNode tree(Request request) {
        var tree = Json.parse(request.body().bytes())
                .orElseThrow(() -> FailedCall.badInput("body", "must be JSON, and is not well-formed"));
        if (!whole && !tree.isObject()) {
            throw FailedCall.badInput("body", "must be a JSON object");
        }
        return tree;
    }

    private Content text(Request request) {
        var text = new String(request.body().bytes(), UTF_8);
        return whole ? Content.of(StringNode.valueOf(text)) : Content.form(text);
    }

    private boolean isUnread() {
        return !whole && !fields;
    }

    private static boolean isEmpty(Request request) {
        return request.body().bytes().length == 0;
    }

    private static boolean isJson(@Nullable String type) {
        return type == null || MediaTypes.isJson(type);
    }
}
