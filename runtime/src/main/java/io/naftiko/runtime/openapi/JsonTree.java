package io.naftiko.runtime.openapi;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.document.Tree.Fields;
import io.naftiko.runtime.document.Tree.Items;
import io.naftiko.runtime.document.Tree.Scalar;
import io.naftiko.runtime.report.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// Reads JSON text (RFC 8259) into a tree with places.
final class JsonTree {

    private static final int LONGEST_SHARED = 32;

    private final String file;
    private final int maxValues;
    private final Map<String, String> shared = new HashMap<>();
    private int values;

    JsonTree(String file, int maxValues) {
        this.file = file;
        this.maxValues = maxValues;
    }

    /// The tree; empty when `text` is not exactly one JSON value without duplicate keys.
    Optional<Tree> read(String text) {
        try (var parser = Json.MAPPER.createParser(text)) {
            parser.nextToken();
            var tree = read(parser, Place.startOf(file));
            return parser.nextToken() == null ? Optional.of(tree) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private Tree read(JsonParser parser, Place path) {
        if (++values > maxValues) {
            throw new TooManyValues();
        }
        var at = parser.currentTokenLocation();
        var place = path.at(at.getLineNr(), at.getColumnNr());
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(parser, place);
            case START_ARRAY -> items(parser, place);
            default -> new Scalar(place, parser.getString(), scalar(parser));
        };
    }

    private static JsonNode scalar(JsonParser parser) {
        return parser.readValueAsTree();
    }

    private Fields fields(JsonParser parser, Place place) {
        var entries = new LinkedHashMap<String, Tree>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = share(parser.currentName());
            parser.nextToken();
            entries.put(key, read(parser, place.key(key)));
        }
        return new Fields(place, entries);
    }

    private Items items(JsonParser parser, Place place) {
        var items = new ArrayList<Tree>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser, place.item(items.size())));
        }
        return new Items(place, items);
    }

    private String share(String text) {
        return text.length() > LONGEST_SHARED ? text : shared.computeIfAbsent(text, each -> each);
    }

    static final class TooManyValues extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyValues() {
            super(null, null, false, false);
        }
    }
}
