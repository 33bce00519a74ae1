package io.naftiko.runtime.document;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON text as trees and back. Numbers keep their digits; duplicate keys and trailing text are refused (RFC 8259).
public final class Json {

    static final int MAX_DEPTH = 200;

    /// The one mapper of the engine; immutable.
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /// Sees duplicate keys where they meet in the tree, and keeps no other account of them.
    private static final ObjectReader TREES = MAPPER.reader()
            .without(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private Json() {}

    /// The tree of `text`; empty when it is not exactly one JSON value.
    public static Optional<JsonNode> parse(byte[] text) {
        try {
            var tree = TREES.readTree(text);
            return tree == null || tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
        } catch (JacksonException | NumberFormatException _) { // the latter of an exponent that no number has
            return Optional.empty();
        }
    }

    public static Optional<JsonNode> parse(String text) {
        return parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public static byte[] bytes(JsonNode tree) {
        return MAPPER.writeValueAsBytes(tree);
    }

    public static String text(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /// A value as it stands inside longer text: strings without quotes, everything else as JSON.
    public static String plain(JsonNode value) {
        return value.isString() ? value.stringValue() : value.isIntegralNumber() ? value.asString() : text(value);
    }
}
