package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.VariableUnset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Where a value comes from, decided when the file was linked. Closed.
public sealed interface Expression {

    /// The value in this run; null when it is absent.
    ///
    /// @throws FailedCall when a variable that it needs is not set
    @Nullable
    JsonNode value(Scope scope);

    /// Whether it has the same value in every run.
    default boolean isFixed() {
        return switch (this) {
            case Input _, Output _, Position _ -> false;
            case Constant _, Variable _, Text _, XmlText _, Members _, Extended _, Elements _ ->
                parts().allMatch(Expression::isFixed);
        };
    }

    /// What it is made of; empty for one that is made of nothing else.
    default Stream<Expression> parts() {
        return Stream.empty();
    }

    /// The caller's inputs that it reads, in order.
    default Stream<String> inputs() {
        return this instanceof Input input ? Stream.of(input.name()) : parts().flatMap(Expression::inputs);
    }

    /// The variables that it needs, in order.
    default Stream<String> variables() {
        return this instanceof Variable variable ? Stream.of(variable.name()) : parts().flatMap(Expression::variables);
    }

    /// A value that the file fixes.
    record Constant(JsonNode value) implements Expression {

        public static Constant of(String text) {
            return new Constant(StringNode.valueOf(text));
        }

        @Override
        public JsonNode value(Scope scope) {
            return value;
        }
    }

    /// What the caller gave.
    record Input(String name) implements Expression {

        @Override
        public @Nullable JsonNode value(Scope scope) {
            return scope.input(name);
        }
    }

    /// What an earlier step came to, or a part of it.
    ///
    /// @param step its name
    /// @param path of the part, as it is shown to people; empty for the whole
    /// @param part finds the part; a missing node when it is not there
    record Output(String step, String path, UnaryOperator<JsonNode> part) implements Expression {

        @Override
        public @Nullable JsonNode value(Scope scope) {
            var found = part.apply(scope.outputs().path(step));
            return found.isMissingNode() || found.isNull() ? null : found;
        }
    }

    /// Where a list is to go on, which is known for each page but the first.
    ///
    /// @param start of the first page; null where nothing is sent for it
    record Position(@Nullable Expression start) implements Expression {

        @Override
        public @Nullable JsonNode value(Scope scope) {
            var page = scope.outputs().get(Scope.PAGE);
            return page == null && start != null ? start.value(scope) : page;
        }

        @Override
        public Stream<Expression> parts() {
            return Stream.ofNullable(start);
        }
    }

    /// A variable of the capability.
    ///
    /// @param secret null when it is not set, which fails the calls that need it
    record Variable(String name, @Nullable Secret secret) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            if (secret == null) {
                throw new FailedCall(new VariableUnset(name));
            }
            return StringNode.valueOf(secret.reveal());
        }
    }

    /// Text made of several parts; an absent part is empty.
    record Text(List<Expression> pieces) implements Expression {

        public Text {
            pieces = List.copyOf(pieces);
        }

        @Override
        public JsonNode value(Scope scope) {
            var text = new StringBuilder();
            for (var piece : pieces) {
                var value = piece.value(scope);
                text.append(value == null ? "" : Json.plain(value));
            }
            return StringNode.valueOf(text.toString());
        }

        @Override
        public Stream<Expression> parts() {
            return pieces.stream();
        }
    }

    /// A value as text inside XML, where markup in it is only text.
    record XmlText(Expression source) implements Expression {

        @Override
        public @Nullable JsonNode value(Scope scope) {
            var value = source.value(scope);
            return value == null ? null : StringNode.valueOf(escape(carried(Json.plain(value))));
        }

        /// A text of characters that XML has (XML 1.0, 2.2).
        private static String carried(String text) {
            if (text.codePoints().allMatch(XmlText::isCharacter)) {
                return text;
            }
            throw FailedCall.badInput("body", "has a character that XML cannot carry");
        }

        private static boolean isCharacter(int c) {
            return c >= ' ' ? c < 0xD800 || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF) : "\t\n\r".indexOf(c) >= 0;
        }

        @Override
        public Stream<Expression> parts() {
            return Stream.of(source);
        }

        /// Line ends and tabs too, which a reader would else make spaces or others (XML 1.0, 2.11 and 3.3.3).
        private static String escape(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&apos;")
                    .replace("\r", "&#13;")
                    .replace("\n", "&#10;")
                    .replace("\t", "&#9;");
        }
    }

    /// An object whose absent members are left out.
    record Members(SequencedMap<String, Expression> members) implements Expression {

        public Members {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }

        @Override
        public JsonNode value(Scope scope) {
            var object = Json.object();
            for (Map.Entry<String, Expression> member : members.entrySet()) {
                var value = member.getValue().value(scope);
                if (value != null) {
                    object.set(member.getKey(), value);
                }
            }
            return object;
        }

        @Override
        public Stream<Expression> parts() {
            return members.values().stream();
        }
    }

    /// A caller's object with further members, which the file gives.
    ///
    /// @param base an object, or a request body that is one
    record Extended(Expression base, Members further) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            var object = object(base.value(scope));
            further.value(scope).properties().forEach(each -> object.set(each.getKey(), each.getValue()));
            return object;
        }

        private static ObjectNode object(@Nullable JsonNode base) {
            var payload = base == null ? null : Payload.in(base);
            var tree = payload == null ? base : Json.parse(payload.content()).orElse(base);
            return switch (tree) {
                case null -> Json.object();
                case ObjectNode object -> object.deepCopy();
                default ->
                    throw FailedCall.badInput("body", "must be a JSON object, because the call adds fields to it");
            };
        }

        @Override
        public Stream<Expression> parts() {
            return Stream.of(base, further);
        }
    }

    /// An array whose absent elements are left out.
    record Elements(List<Expression> elements) implements Expression {

        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public JsonNode value(Scope scope) {
            var values = new ArrayList<JsonNode>(elements.size());
            for (var element : elements) {
                var value = element.value(scope);
                if (value != null) {
                    values.add(value);
                }
            }
            return Json.array().addAll(values);
        }

        @Override
        public Stream<Expression> parts() {
            return elements.stream();
        }
    }
}
