package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Where each name that one call reads gets its value, gathered while the call is linked.
///
/// A name is an input of the operation, or what a template of it reads: both are supplied in the same way.
final class Sources {

    private final Names names;
    private final SequencedMap<String, Expression> byName = new LinkedHashMap<>();

    Sources(Names names) {
        this.names = names;
    }

    void supply(String name, Expression source) {
        byName.putIfAbsent(name, source);
    }

    /// Every source by the name that it supplies, in order.
    SequencedMap<String, Expression> all() {
        return byName;
    }

    void replace(String name, Expression source) {
        byName.put(name, source);
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    @Nullable
    Expression find(String name) {
        return byName.get(name);
    }

    Optional<Expression> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The caller's inputs that something reads.
    Stream<String> inputs() {
        return byName.values().stream().flatMap(Expression::inputs);
    }

    /// A value as `with` writes it: a reference, a template, or a literal.
    Expression ofWith(Tree value) {
        return switch (value) {
            case Tree.Fields fields ->
                members(fields.entries().entrySet().stream()
                        .map(each -> Map.entry(each.getKey(), ofWith(each.getValue()))));
            case Tree.Items items ->
                new Expression.Elements(items.items().stream().map(this::ofWith).toList());
            case Tree.Scalar scalar when scalar.json().isString() -> ofWithText(scalar.text());
            case Tree.Scalar scalar -> new Expression.Constant(scalar.json());
        };
    }

    private Expression ofWithText(String text) {
        var output = text.contains(".") ? names.output(text) : Optional.<Expression>empty();
        if (output.isPresent()) {
            return output.get();
        }
        if (names.isReference(text)) {
            return new Expression.Input(names.reference(text).name());
        }
        if (text.startsWith("env.")) {
            return names.variable(text);
        }
        return ofText(text);
    }

    /// A value as a body or a fixed input writes it: templates in every text.
    Expression ofTemplate(JsonNode data) {
        if (data instanceof ObjectNode object) {
            return members(
                    object.properties().stream().map(each -> Map.entry(each.getKey(), ofTemplate(each.getValue()))));
        }
        if (data.isArray()) {
            return new Expression.Elements(
                    data.valueStream().map(this::ofTemplate).toList());
        }
        return data.isString() ? ofText(data.stringValue()) : new Expression.Constant(data);
    }

    /// A text that is one placeholder keeps the type of its value; in longer text it becomes part of the text.
    Expression ofText(String text) {
        var template = Template.of(text);
        if (template.isLiteral()) {
            return Expression.Constant.of(text);
        }
        return template.onlyPlaceholder().map(this::ofName).orElseGet(() -> new Expression.Text(pieces(template)));
    }

    private List<Expression> pieces(Template template) {
        var pieces = new ArrayList<Expression>();
        for (var part : template.parts()) {
            pieces.add(
                    switch (part) {
                        case Template.Literal literal -> Expression.Constant.of(literal.text());
                        case Template.Placeholder placeholder -> ofName(placeholder.name());
                    });
        }
        return pieces;
    }

    /// In order: the `with` key, an earlier step, the caller's input, a variable.
    private Expression ofName(String raw) {
        var name = names.input(raw);
        var source = byName.get(name);
        if (source != null) {
            return source;
        }
        return names.output(raw).orElseGet(() -> ofInput(raw, name));
    }

    private Expression ofInput(String raw, String name) {
        return name.equals(raw) && names.isVariable(raw) ? names.variable(raw) : new Expression.Input(name);
    }

    private static Expression members(Stream<Map.Entry<String, Expression>> entries) {
        var members = new LinkedHashMap<String, Expression>();
        entries.forEach(each -> members.put(each.getKey(), each.getValue()));
        return new Expression.Members(members);
    }
}
