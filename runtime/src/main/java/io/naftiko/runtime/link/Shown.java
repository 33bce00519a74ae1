package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Routine.Fixed;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Shows an expression to people: variables and inputs by name, never by value.
final class Shown {

    private Shown() {}

    static Fixed fixed(RequestBuilder.Placed placed) {
        return new Fixed(placed.destination().in(), placed.destination().name(), value(placed.source()));
    }

    private static JsonNode value(Expression source) {
        return switch (source) {
            case Expression.Constant constant -> constant.value();
            case Expression.Members members -> {
                var object = Json.object();
                members.members().forEach((name, each) -> object.set(name, value(each)));
                yield object;
            }
            case Expression.Extended extended -> value(extended.further());
            case Expression.Elements elements ->
                Json.array()
                        .addAll(elements.elements().stream().map(Shown::value).toList());
            case Expression.Input _,
                    Expression.Output _,
                    Expression.Position _,
                    Expression.Variable _,
                    Expression.Text _,
                    Expression.XmlText _ -> StringNode.valueOf(text(source));
        };
    }

    private static String text(Expression source) {
        return switch (source) {
            case Expression.Input input -> "{" + input.name() + "}";
            case Expression.Output output -> "{{" + output.step() + output.path() + "}}";
            case Expression.Position position ->
                position.start() == null ? "" : text(position.start()) + " and further pages";
            case Expression.Variable variable -> "{{" + variable.name() + "}}";
            case Expression.Text text -> text.pieces().stream().map(Shown::text).collect(Collectors.joining());
            case Expression.XmlText xml -> text(xml.source());
            case Expression.Constant constant -> Json.plain(constant.value());
            case Expression.Members _, Expression.Extended _, Expression.Elements _ -> Json.text(value(source));
        };
    }
}
