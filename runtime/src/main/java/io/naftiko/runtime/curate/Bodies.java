package io.naftiko.runtime.curate;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.openapi.ApiOperation;
import io.naftiko.runtime.openapi.ApiOperation.Body;
import io.naftiko.runtime.openapi.ApiOperation.Media;
import io.naftiko.runtime.openapi.SchemaDraft;
import io.naftiko.runtime.openapi.Schemas;
import io.naftiko.runtime.openapi.ShortText;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Writes the body of an operation as a template and its inputs: one for each field of an object, or one for the whole.
/// What reads has none (RFC 9110, 9.3.1).
record Bodies(Schemas schemas) {

    private static final int MAX_FIELDS = 60;
    private static final int DESCRIPTION = 200;
    private static final String PARTS = "multipart/form-data";

    void add(ApiOperation operation, SchemaDraft drafts, CallDraft call) {
        var body = operation.body();
        var media = body == null ? null : chosen(body);
        if (body == null || media == null || operation.reads()) {
            return;
        }
        var schema = media.schema() == null ? Json.object() : media.schema();
        var flat = drafts.chosen(schemas.flat(schema));
        boolean fields = flat.get("properties") instanceof ObjectNode properties && !properties.isEmpty();
        if (fields && takesFields(media.type())) {
            addFields(media.type(), flat, drafts, call);
        } else {
            addWhole(media.type(), schema, body, drafts, call);
        }
    }

    /// The media type that the engine writes best.
    private static @org.jspecify.annotations.Nullable Media chosen(Body body) {
        return Stream.<Predicate<String>>of(
                        type -> MediaTypes.isJson(type) || type.contains("*"),
                        MediaTypes.FORM::equals,
                        PARTS::equals,
                        MediaTypes::isText,
                        _ -> true)
                .flatMap(wanted -> body.content().stream().filter(each -> wanted.test(each.type())))
                .findFirst()
                .orElse(null);
    }

    private static boolean takesFields(String type) {
        return isJson(type) || type.equals(MediaTypes.FORM) || type.equals(PARTS);
    }

    private static boolean isJson(String type) {
        return MediaTypes.isJson(type) || type.contains("*");
    }

    /// The object is sent in any case, so that what it requires is required, whatever the document says of the body.
    private void addFields(String type, ObjectNode flat, SchemaDraft drafts, CallDraft call) {
        var needed = Schemas.required(flat);
        var data = Json.object();
        var parts = Json.array();
        for (var each : fields(flat, needed)) {
            var name = call.free(each, "body");
            var property = flat.path("properties").path(each);
            var draft = drafts.of(property);
            call.add(
                    name,
                    "body",
                    needed.contains(each),
                    ShortText.of(draft.path("description").asString(""), DESCRIPTION),
                    CallDraft.ownWords(draft));
            data.put(each, "{{" + name + "}}");
            parts.add(part(each, name, property));
        }
        switch (type) {
            case MediaTypes.FORM -> call.send("formUrlEncoded", data);
            case PARTS -> call.send("multipartForm", parts);
            default -> call.send("json", data);
        }
    }

    /// Those that can be written: all that are required, and as many others as anybody can look through.
    private List<String> fields(ObjectNode flat, java.util.Set<String> needed) {
        var writable = flat.path("properties").properties().stream()
                .filter(each -> !schemas.flat(each.getValue()).path("readOnly").asBoolean(false))
                .map(java.util.Map.Entry::getKey)
                .toList();
        var most = Stream.concat(
                        writable.stream().filter(needed::contains),
                        writable.stream().filter(each -> !needed.contains(each)))
                .limit(MAX_FIELDS)
                .toList();
        return writable.stream().filter(most::contains).toList();
    }

    private ObjectNode part(String field, String input, JsonNode property) {
        var part = Json.object().put("name", field).put("value", "{{" + input + "}}");
        boolean file = schemas.flat(property).path("format").asString("").equals("binary");
        return file ? part.put("filename", field).put("contentType", MediaTypes.BINARY) : part;
    }

    private static void addWhole(String type, JsonNode schema, Body body, SchemaDraft drafts, CallDraft call) {
        var name = call.free("body", "request");
        var draft = isJson(type)
                ? CallDraft.ownWords(drafts.of(schema))
                : Json.object().put("type", "string");
        var own = ShortText.of(body.description(), DESCRIPTION);
        var said = own.isEmpty() ? draft.path("description").asString("The body: " + type + ".") : own;
        call.add(name, "body", body.required(), said, draft);
        call.send(isJson(type) ? "json" : type, StringNode.valueOf("{{" + name + "}}"));
    }
}
