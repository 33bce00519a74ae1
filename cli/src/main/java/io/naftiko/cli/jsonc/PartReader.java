package io.naftiko.cli.jsonc;

import io.naftiko.runtime.document.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Reads the values of a text together with their places.
final class PartReader {

    private static final JsonFactory JSONC = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String text;
    private final JsonParser parser;

    private PartReader(String text, JsonParser parser) {
        this.text = text;
        this.parser = parser;
    }

    static Part read(String text) throws Malformed {
        try (var parser = JSONC.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw malformed(parser.currentLocation(), "The file holds no JSON.");
            }
            var part = new PartReader(text, parser).part();
            if (parser.nextToken() != null) {
                throw malformed(parser.currentTokenLocation(), "Something stands behind the end of the JSON.");
            }
            return part;
        } catch (JacksonException wrong) {
            throw malformed(wrong.getLocation(), reason(wrong.getOriginalMessage()));
        }
    }

    private static Malformed malformed(TokenStreamLocation place, String reason) {
        return new Malformed(place.getLineNr(), place.getColumnNr(), reason);
    }

    /// Without the words of the text, which may be a secret.
    private static String reason(String message) {
        return message.startsWith("Duplicate")
                ? "A name stands twice in this object."
                : message.startsWith("Unexpected end") ? "The JSON does not end." : "This is no JSON.";
    }

    private Part part() {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(start);
            case START_ARRAY -> array(start);
            default -> scalar(start);
        };
    }

    private Part object(int start) {
        var members = new LinkedHashMap<String, Part>();
        var value = Json.object();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            var member = part();
            members.put(name, member);
            value.set(name, member.value());
        }
        return new Part(start, end(), value, members, List.of());
    }

    private Part array(int start) {
        var items = new ArrayList<Part>();
        var value = Json.array();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var item = part();
            items.add(item);
            value.add(item.value());
        }
        return new Part(start, end(), value, new LinkedHashMap<>(), items);
    }

    private Part scalar(int start) {
        parser.finishToken();
        int end = end();
        var value = Json.parse(text.substring(start, end)).orElseThrow();
        return new Part(start, end, value, new LinkedHashMap<>(), List.of());
    }

    private int end() {
        return (int) parser.currentLocation().getCharOffset();
    }
}
