package io.naftiko.runtime.flow;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.Jackson3JsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.Jackson3MappingProvider;
import io.naftiko.runtime.document.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// Selects a node by a JSONPath that was compiled at link time. Closed.
public sealed interface Selector
        permits Walk,
                Selector.Root,
                Selector.Within,
                Selector.Then,
                Selector.Projected,
                Selector.Beside,
                Selector.OrElse,
                Selector.Compiled {

    /// The node, or a missing one when nothing matches. A path that can match several nodes selects an array.
    JsonNode select(JsonNode root);

    /// The selector of `path`, where `$.` means `$` and `$.x.length` means `$.x.length()`.
    ///
    /// @return empty when it is no JSONPath
    static Optional<Selector> of(String path) {
        var normal = normal(path);
        var walk = Walk.of(normal);
        if (walk.isPresent()) {
            return walk.map(found -> found.hops().isEmpty() ? new Root() : found);
        }
        try {
            return Optional.of(new Compiled(JsonPath.compile(normal)));
        } catch (InvalidPathException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String normal(String path) {
        var text = path.strip();
        if (text.endsWith(".") && text.length() > 1) {
            text = text.substring(0, text.length() - 1);
        }
        return text.endsWith(".length") ? text + "()" : text;
    }

    /// The first name of a path from member to member, such as `a` of `$.a[0].b`.
    static Optional<String> firstMember(String path) {
        var match = Simple.FIRST.matcher(path.strip());
        return match.lookingAt() ? Optional.of(match.group(1)) : Optional.empty();
    }

    /// Whether it selects one node of the document, and never a list of those that match.
    default boolean isDefinite() {
        return !(this instanceof Compiled(var path)) || path.isDefinite();
    }

    /// The whole document.
    record Root() implements Selector {

        @Override
        public JsonNode select(JsonNode root) {
            return root;
        }
    }

    /// A path in one member of the document.
    record Within(String member, Selector inner) implements Selector {

        @Override
        public JsonNode select(JsonNode root) {
            return inner.select(root.path(member));
        }
    }

    /// A path in what another one finds.
    record Then(Selector first, Selector inner) implements Selector {

        @Override
        public JsonNode select(JsonNode root) {
            return inner.select(first.select(root));
        }
    }

    /// The named parts of a document: an object of them, or of an array each element with its own parts added.
    record Projected(SequencedMap<String, Selector> parts) implements Selector {

        public Projected {
            parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
        }

        @Override
        public JsonNode select(JsonNode root) {
            if (!root.isArray()) {
                return addParts(root, Json.object());
            }
            var elements = Json.array();
            root.forEach(each -> elements.add(each instanceof ObjectNode own ? addParts(own, own.deepCopy()) : each));
            return elements;
        }

        private JsonNode addParts(JsonNode root, ObjectNode object) {
            parts.forEach((name, selector) -> {
                var part = selector.select(root);
                object.set(name, part.isMissingNode() ? NullNode.getInstance() : part);
            });
            return object;
        }
    }

    /// The named parts of an object, and its other members as they are.
    record Beside(Projected parts) implements Selector {

        @Override
        public JsonNode select(JsonNode root) {
            var selected = parts.select(root);
            return root instanceof ObjectNode object && selected instanceof ObjectNode named
                    ? Json.object().setAll(object).setAll(named)
                    : selected;
        }
    }

    /// A path that begins with `member`, or another one where the document has no such member.
    record OrElse(String member, Selector first, Selector other) implements Selector {

        @Override
        public JsonNode select(JsonNode root) {
            return (root.has(member) ? first : other).select(root);
        }
    }

    /// Any other path.
    record Compiled(JsonPath path) implements Selector {

        @Override
        public JsonNode select(JsonNode root) {
            try {
                return node(path.read(root, Simple.CONFIGURATION));
            } catch (com.jayway.jsonpath.JsonPathException | IllegalArgumentException _) {
                return MissingNode.getInstance();
            }
        }

        private static JsonNode node(@org.jspecify.annotations.Nullable Object found) {
            return switch (found) {
                case null -> MissingNode.getInstance();
                case JsonNode node -> node;
                default -> Json.MAPPER.valueToTree(found);
            };
        }
    }

    /// What all selectors share.
    final class Simple {

        static final Pattern FIRST = Pattern.compile("\\$\\.([A-Za-z_][A-Za-z0-9_-]*)");

        static final Configuration CONFIGURATION = Configuration.builder()
                .jsonProvider(new Jackson3JsonNodeJsonProvider(Json.MAPPER))
                .mappingProvider(new Jackson3MappingProvider(Json.MAPPER))
                .options(Option.SUPPRESS_EXCEPTIONS)
                .build();

        private Simple() {}
    }
}
