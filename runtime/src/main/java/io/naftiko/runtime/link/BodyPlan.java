package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.http.MediaTypes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the keyword `body` of a consumed operation says.
///
/// @param data the template; null when there is none
/// @param mediaType of text and bytes
record BodyPlan(Kind kind, @Nullable JsonNode data, String mediaType) {

    /// How a body is written.
    enum Kind {
        JSON,
        FORM,
        PARTS,
        TEXT,
        BYTES
    }

    static BodyPlan of(@Nullable Tree body) {
        return switch (body) {
            case null -> new BodyPlan(Kind.JSON, null, MediaTypes.JSON);
            case Tree.Scalar text -> new BodyPlan(Kind.JSON, jsonTemplate(text.text()), MediaTypes.JSON);
            case Tree.Items items -> new BodyPlan(Kind.JSON, items.json(), MediaTypes.JSON);
            case Tree.Fields fields -> ofFields(fields);
        };
    }

    private static BodyPlan ofFields(Tree.Fields fields) {
        var type = fields.entries().get("type");
        var data = fields.entries().get("data");
        if (!(type instanceof Tree.Scalar scalar)
                || (data == null && fields.entries().size() > 1)) {
            return data == null
                    ? new BodyPlan(Kind.JSON, fields.json(), MediaTypes.JSON)
                    : new BodyPlan(Kind.JSON, data.json(), MediaTypes.JSON);
        }
        return ofType(scalar.text(), data == null ? null : data.json());
    }

    private static BodyPlan ofType(String type, @Nullable JsonNode data) {
        return switch (type.toLowerCase(Locale.ROOT).replaceAll("[-_]", "")) {
            case "json", "application/json" -> new BodyPlan(Kind.JSON, asJson(data), MediaTypes.JSON);
            case "form", "formurlencoded", "urlencoded", "application/xwwwformurlencoded" ->
                new BodyPlan(Kind.FORM, data, MediaTypes.FORM);
            case "multipart", "multipartform", "multipart/formdata" ->
                new BodyPlan(Kind.PARTS, data, "multipart/form-data");
            case "text" -> new BodyPlan(Kind.TEXT, single(data), MediaTypes.TEXT);
            case "xml" -> new BodyPlan(Kind.TEXT, single(data), "application/xml");
            case "yaml" -> new BodyPlan(Kind.TEXT, single(data), "application/yaml");
            case "sparql" -> new BodyPlan(Kind.TEXT, single(data), "application/sparql-query");
            case "binary", "octetstream" -> new BodyPlan(Kind.BYTES, single(data), MediaTypes.BINARY);
            default -> ofMediaType(type, data);
        };
    }

    private static BodyPlan ofMediaType(String type, @Nullable JsonNode data) {
        if (MediaTypes.isJson(type) || !type.contains("/")) {
            return new BodyPlan(Kind.JSON, asJson(data), type.contains("/") ? type : MediaTypes.JSON);
        }
        return new BodyPlan(MediaTypes.isText(type) ? Kind.TEXT : Kind.BYTES, single(data), type);
    }

    private static @Nullable JsonNode asJson(@Nullable JsonNode data) {
        return data != null && data.isString() ? jsonTemplate(data.stringValue()) : data;
    }

    /// Text and bytes may be written as a mapping of one key: its value is the body.
    private static @Nullable JsonNode single(@Nullable JsonNode data) {
        return data != null && data.isObject() && data.size() == 1
                ? data.values().iterator().next()
                : data;
    }

    /// JSON that was written as text: placeholders outside of strings stand for values of any type.
    private static JsonNode jsonTemplate(String text) {
        return Json.parse(quoted(text)).orElseGet(() -> tools.jackson.databind.node.StringNode.valueOf(text));
    }

    private static String quoted(String text) {
        var result = new StringBuilder();
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            inString ^= c == '"' && (i == 0 || text.charAt(i - 1) != '\\');
            int end = !inString && text.startsWith("{{", i) ? placeholderEnd(text, i) : -1;
            if (end > 0) {
                result.append('"').append(text, i, end).append('"');
                i = end - 1;
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    /// The end of the placeholder that begins at `start`; -1 when the braces there are JSON's own.
    private static int placeholderEnd(String text, int start) {
        int end = text.indexOf("}}", start);
        return end > 0 && text.substring(start + 2, end).matches("[^{}\":,]+") ? end + 2 : -1;
    }
}
