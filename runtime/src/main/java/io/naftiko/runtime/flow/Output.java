package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// The shape of an answer, decided when the file was linked. Closed.
///
/// A path that matches nothing gives `null` in a fixed shape.
public sealed interface Output {

    /// The shaped value of `node`, which the parent selected.
    JsonNode shape(JsonNode node);

    /// What a selector finds, as it is.
    record Node(Selector selector) implements Output {

        @Override
        public JsonNode shape(JsonNode node) {
            return orNull(selector.select(node));
        }
    }

    /// A single value, made the declared type where nothing is lost by it.
    ///
    /// @param type `string`, `number`, `integer` or `boolean`
    record Scalar(Selector selector, String type) implements Output {

        @Override
        public JsonNode shape(JsonNode node) {
            return Coercion.to(type, orNull(selector.select(node)));
        }
    }

    /// A value that the file fixes.
    record Fixed(JsonNode value) implements Output {

        @Override
        public JsonNode shape(JsonNode node) {
            return value;
        }
    }

    /// An object of named parts, each relative to the node that `selector` finds.
    record Members(Selector selector, SequencedMap<String, Output> members) implements Output {

        public Members {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }

        @Override
        public JsonNode shape(JsonNode node) {
            var selected = selector.select(node);
            var object = Json.object();
            members.forEach((name, member) -> object.set(name, member.shape(selected)));
            return object;
        }
    }

    /// Every element of the array that `selector` finds, shaped; anything but an array is passed as it is.
    record Elements(Selector selector, Output item) implements Output {

        @Override
        public JsonNode shape(JsonNode node) {
            var selected = selector.select(node);
            if (!selected.isArray()) {
                return orNull(selected);
            }
            var array = Json.array();
            selected.forEach(each -> array.add(item.shape(each)));
            return array;
        }
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null || node.isMissingNode() ? NullNode.getInstance() : node;
    }
}
