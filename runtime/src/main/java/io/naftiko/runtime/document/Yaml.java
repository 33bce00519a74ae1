package io.naftiko.runtime.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// YAML 1.2 (core schema): text as nodes with their places, and scalars as JSON.
public final class Yaml {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_ALIASES = 20;
    private static final int LONGEST_NUMBER = 1_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Yaml() {}

    /// The nodes of the only document; empty when there is none. Aliases share nodes, and may form a cycle.
    ///
    /// @param label names the text in messages
    /// @param maxLength in characters
    /// @throws TooDeep when collections nest too deep
    /// @throws YamlEngineException when it is not YAML, or larger or more aliased than allowed
    /// @throws RuntimeException on some malformed tags, as the library does
    public static Optional<Node> compose(String label, String text, int maxLength) {
        var settings = LoadSettings.builder()
                .setLabel(label)
                .setUseMarks(true)
                .setSchema(new CoreSchema())
                .setMaxAliasesForCollections(MAX_ALIASES)
                .setCodePointLimit(maxLength)
                .build();
        var events = new ParserImpl(settings, new StreamReader(settings, text));
        return new Composer(settings, new BoundedParser(events, MAX_DEPTH)).getSingleNode();
    }

    /// The value of a scalar. What JSON has no word for, such as `.inf`, and endless digits are text.
    public static JsonNode value(String text, Tag tag) {
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        } else if (text.length() > LONGEST_NUMBER) {
            return JSON.stringNode(text);
        } else if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        } else if (tag.equals(Tag.INT)) {
            return integer(text);
        } else if (tag.equals(Tag.FLOAT)) {
            return decimal(text);
        }
        return JSON.stringNode(text);
    }

    private static JsonNode integer(String text) {
        var digits = text.replace("_", "");
        BigInteger value = switch (digits.length() > 2 ? digits.substring(0, 2) : "") {
            case "0x" -> new BigInteger(digits.substring(2), 16);
            case "0o" -> new BigInteger(digits.substring(2), 8);
            default -> new BigInteger(digits);
        };
        return value.bitLength() < Integer.SIZE
                ? JSON.numberNode(value.intValue())
                : value.bitLength() < Long.SIZE ? JSON.numberNode(value.longValue()) : JSON.numberNode(value);
    }

    private static JsonNode decimal(String text) {
        try {
            return JSON.numberNode(new BigDecimal(text));
        } catch (NumberFormatException _) {
            return JSON.stringNode(text);
        }
    }

    /// Says where collections nest too deep.
    public static final class TooDeep extends YamlEngineException {

        private static final long serialVersionUID = 1L;

        private final transient @Nullable Mark mark;

        TooDeep(int levels, @Nullable Mark mark) {
            super("Collections nest deeper than " + levels + " levels");
            this.mark = mark;
        }

        public @Nullable Mark mark() {
            return mark;
        }
    }
}
