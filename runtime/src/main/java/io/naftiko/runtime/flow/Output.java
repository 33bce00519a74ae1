package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/// The shape of an answer, decided when the file was linked. Closed.
///
/// A path that matches nothing gives `null` in a fixed shape.
public sealed interface Output {

    /// The shaped value of `node`, which the parent selected.
    ///
    /// @param scope of the run, from which come the values that the file gives
    JsonNode shape(JsonNode node, Scope scope);

    /// What a selector finds, as it is.
    record Node(Selector selector) implements Output {

        @Override
        public JsonNode shape(JsonNode node, Scope scope) {
            return orNull(selector.select(node));
        }
    }

    /// A single value, made the declared type where nothing is lost by it.
    ///
    /// @param type `string`, `number`, `integer` or `boolean`
    record Scalar(Selector selector, String type) implements Output {

        @Override
        public JsonNode shape(JsonNode node, Scope scope) {
            return Coercion.to(type, orNull(selector.select(node)));
        }
    }

    /// A value that the file gives, made the declared type where nothing is lost by it.
    ///
    /// @param type null where the file declares none
    record Given(Expression value, @Nullable String type) implements Output {

        @Override
        public JsonNode shape(JsonNode node, Scope scope) {
            var given = orNull(value.value(scope));
            return type == null ? given : Coercion.to(type, given);
        }
    }

    /// A text that is cut where it is longer than allowed. Anything but text is passed as it is.
    ///
    /// @param maxLength in Unicode code points
    record Shortened(Output output, int maxLength) implements Output {

        @Override
        public JsonNode shape(JsonNode node, Scope scope) {
            var shaped = output.shape(node, scope);
            return shaped.isString() ? StringNode.valueOf(cut(shaped.stringValue(), maxLength)) : shaped;
        }

        static String cut(String text, int maxLength) {
            boolean fits = text.codePointCount(0, text.length()) <= maxLength;
            return fits ? text : text.substring(0, text.offsetByCodePoints(0, maxLength));
        }
    }

    /// An object of named parts, each relative to the node that `selector` finds.
    record Members(Selector selector, SequencedMap<String, Output> members) implements Output {

        public Members {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }

        @Override
        public JsonNode shape(JsonNode node, Scope scope) {
            var selected = selector.select(node);
            var object = Json.object();
            members.forEach((name, member) -> object.set(name, member.shape(selected, scope)));
            return object;
        }
    }

    /// Every member of the object that `selector` finds, shaped; anything but an object is passed as it is.
    record Values(Selector selector, Output value) implements Output {

        @Override
        public JsonNode shape(JsonNode node, Scope scope) {
            var selected = selector.select(node);
            if (!selected.isObject()) {
                return orNull(selected);
            }
            var object = Json.object();
            selected.properties().forEach(each -> object.set(each.getKey(), value.shape(each.getValue(), scope)));
            return object;
        }
    }

    /// Every element of the array that `selector` finds, shaped; anything but an array is passed as it is.
    record Elements(Selector selector, Output item) implements Output {

        @Override
        public JsonNode shape(JsonNode node, Scope scope) {
            var selected = selector.select(node);
            if (!selected.isArray()) {
                return orNull(selected);
            }
            var array = Json.array();
            selected.forEach(each -> array.add(item.shape(each, scope)));
            return array;
        }
    }

    /// An array of parts that the file gives one by one.
    record Parts(List<Output> parts) implements Output {

        public Parts {
            parts = List.copyOf(parts);
        }

        @Override
        public JsonNode shape(JsonNode node, Scope scope) {
            return Json.array()
                    .addAll(parts.stream().map(part -> part.shape(node, scope)).toList());
        }
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null || node.isMissingNode() ? NullNode.getInstance() : node;
    }
}
