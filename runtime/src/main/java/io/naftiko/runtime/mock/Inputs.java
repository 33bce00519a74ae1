package io.naftiko.runtime.mock;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Query;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.mock.Operation.Parameter;
import io.naftiko.runtime.mock.Operation.Payload;
import io.naftiko.runtime.report.Failure.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what a request says, and refuses it when it is not what the document asks for.
record Inputs(SchemaCheck check) {

    /// The value of each name; several values of one name are joined by commas.
    static Map<String, String> query(@Nullable String query) {
        var values = new LinkedHashMap<String, String>();
        Query.parse(query).values().forEach((name, all) -> values.put(name, String.join(",", all)));
        return values;
    }

    /// The body as JSON, also that of a form; an empty object when there is none or when it may be anything.
    ///
    /// @throws Refused with every violation of the operation's schemas
    JsonNode read(Operation operation, Map<String, String> parameters, Map<String, String> query, Request request) {
        var found = new ArrayList<Violation>();
        for (var each : operation.parameters()) {
            var values = each.in().equals("path") ? parameters : query;
            if (!each.in().equals("header") && !each.in().equals("cookie")) {
                check(each, values.get(each.name()), found);
            }
        }
        var body = body(operation.payload(), request);
        check(operation.payload(), request.body().bytes().length > 0, body, found);
        if (!found.isEmpty()) {
            throw new Refused(400, found.stream().map(Violation::toString).toList());
        }
        return body == null ? Json.object() : body;
    }

    private @Nullable JsonNode body(@Nullable Payload payload, Request request) {
        var content = request.body().bytes();
        var type = request.headers().first("Content-Type").orElse("");
        return payload != null && type.startsWith(MediaTypes.FORM)
                ? form(payload.schema(), new String(content, UTF_8))
                : Json.parse(content).orElse(null);
    }

    private JsonNode form(JsonNode schema, String text) {
        var properties = check.schemas().properties(schema);
        var body = Json.object();
        query(text)
                .forEach((name, value) ->
                        body.set(name, TypedText.read(check.schemas().flat(properties.path(name)), value)));
        return body;
    }

    private void check(Parameter parameter, @Nullable String text, List<Violation> found) {
        if (text == null && parameter.required()) {
            found.add(new Violation(parameter.name(), "is missing"));
        } else if (text != null && !text.isEmpty()) {
            found.addAll(
                    check.violations(parameter.schema(), TypedText.read(parameter.schema(), text), parameter.name()));
        }
    }

    private void check(@Nullable Payload payload, boolean given, @Nullable JsonNode body, List<Violation> found) {
        if (payload == null) {
            return;
        }
        if (body != null) {
            found.addAll(check.violations(payload.schema(), body, ""));
        } else if (given) {
            found.add(new Violation("body", "is not JSON"));
        } else if (payload.required()) {
            found.add(new Violation("body", "is missing"));
        }
    }
}
