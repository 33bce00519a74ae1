package io.naftiko.runtime.mock;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.mock.Outcome.Done;
import io.naftiko.runtime.mock.Outcome.Thing;
import io.naftiko.runtime.mock.Outcome.Things;
import io.naftiko.runtime.mock.Outcome.Value;
import io.naftiko.runtime.openapi.Schemas;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Gives outcomes the shape that the document says an answer has.
record Replies(Form form) {

    Response answer(Call call, Outcome outcome) {
        var success = call.operation().success();
        if (success.type() == null) {
            return new Response(success.status(), Body.empty());
        }
        var schema = success.schema() == null ? MissingNode.getInstance() : success.schema();
        var body = body(call, schema, outcome);
        var text = Description.isJson(success.type()) ? Json.text(body) : Json.plain(body);
        return new Response(success.status(), Headers.of("Content-Type", success.type()), Body.of(text));
    }

    private JsonNode body(Call call, JsonNode schema, Outcome outcome) {
        return switch (outcome) {
            case Thing thing -> thing(call, schema, thing);
            case Things things -> things(call, schema, things);
            case Value value -> value.json();
            case Done _ -> madeUp(call, schema, null);
        };
    }

    private JsonNode thing(Call call, JsonNode schema, Thing thing) {
        if (!(call.operation().success().shape() instanceof Shape.One one) || !isOf(thing.resource(), one)) {
            return madeUp(call, schema, thing.value());
        }
        if (one.place().isEmpty()) {
            return thing.value();
        }
        var envelope = form.blank(schema);
        envelope.set(one.place(), thing.value());
        return envelope;
    }

    private boolean isOf(Resource resource, Shape.One one) {
        return form.schemas().type(one.schema()).equals(form.schemas().type(resource.schema()));
    }

    private JsonNode things(Call call, JsonNode schema, Things things) {
        if (!(call.operation().success().shape() instanceof Shape.Many many)) {
            return madeUp(
                    call, schema, things.page().items().stream().findFirst().orElse(null));
        }
        var content = things.page().content(many.keyed(), things.resource().idProperty());
        return many.place().isEmpty() ? content : envelope(schema, many.place(), content, things.page());
    }

    private JsonNode envelope(JsonNode schema, String place, JsonNode content, Page page) {
        var envelope = Json.object();
        var required = Schemas.required(form.schemas().flat(schema));
        for (var each : form.schemas().properties(schema).properties()) {
            var name = each.getKey();
            var value = name.equals(place) ? content : aside(name, each.getValue(), page);
            if (value != null) {
                envelope.set(name, value);
            } else if (required.contains(name)) {
                envelope.set(name, form.sample().of(each.getValue(), name));
            }
        }
        return envelope;
    }

    /// What the page says of itself under `name`; null when the schema does not let it.
    private @Nullable JsonNode aside(String name, JsonNode property, Page page) {
        var value = page.value(name, end(form.schemas().flat(property)));
        return value != null && form.check().accepts(property, value) ? value : null;
    }

    /// What a cursor is where no page follows: null, or else the empty text; it is left out of what has a format.
    private static @Nullable JsonNode end(ObjectNode property) {
        if (Schemas.isNullable(property)) {
            return NullNode.getInstance();
        }
        return property.has("format") ? null : StringNode.valueOf("");
    }

    /// An answer that is kept nowhere, with what is known filled in.
    private JsonNode madeUp(Call call, JsonNode schema, @Nullable ObjectNode known) {
        var example = call.operation().success().example();
        var body = example == null ? form.sample().of(schema, "") : example.deepCopy();
        if (body instanceof ObjectNode object
                && !form.schemas().properties(schema).isEmpty()) {
            if (known != null) {
                form.fill(object, schema, known);
            } else if (call.operation().reads() && !call.parents().isEmpty()) {
                form.fill(object, schema, call.parents().getLast());
            }
            form.fill(object, schema, call.parameters());
            form.fill(object, schema, call.query());
            form.fill(object, schema, call.body());
        }
        return body;
    }
}
