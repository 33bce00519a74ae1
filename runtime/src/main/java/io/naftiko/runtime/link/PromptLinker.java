package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.NamedFiles;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Links the messages of prompts, which become an object with the member `messages`.
///
/// Only `{{name}}` is a placeholder, and only of an argument or a step: what an agent reads never holds a variable. A
/// placeholder of another name stays as it is written.
///
/// @param names of the steps that are done before
record PromptLinker(NamedFiles files, Names names, Problems problems) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}\\s]+)\\s*\\}\\}");
    private static final Pattern FRONT_MATTER = Pattern.compile("\\A\uFEFF?---\\R(?s:.*?)\\R---(?:\\R|\\z)");

    /// The messages; empty, with a problem, when there are none.
    Optional<Expression> link(Unit unit, Target.Prompt prompt) {
        var location = prompt.location();
        var messages = location == null
                ? Optional.ofNullable(prompt.messages())
                : files.read(location, prompt.place()).map(file -> message(file.text()));
        if (messages.isEmpty() && location == null) {
            problems.add(
                    Code.PROMPT_WITHOUT_TEMPLATE,
                    unit.place(),
                    "The prompt `" + unit.name() + "` has no message.",
                    "Write `template` with messages, or `location` with the address of a file.");
        }
        return messages.map(each -> expression(each, unit, prompt));
    }

    /// The text of a file as the user's message, without front matter.
    private static JsonNode message(String text) {
        var message = Json.object().put("role", "user");
        message.putObject("content")
                .put("type", "text")
                .put("text", FRONT_MATTER.matcher(text).replaceFirst(""));
        return Json.array().add(message);
    }

    private Expression expression(JsonNode messages, Unit unit, Target.Prompt prompt) {
        var contents = new ContentLinker(files, text -> text(text, unit), prompt.place());
        var each = messages.valueStream()
                .map(message -> members(
                        "role",
                        new Expression.Constant(message.path("role")),
                        "content",
                        contents.block(message.path("content"))))
                .toList();
        return new Expression.Members(new LinkedHashMap<>(Map.of("messages", new Expression.Elements(each))));
    }

    private static Expression members(String first, Expression one, String second, Expression other) {
        var members = new LinkedHashMap<String, Expression>();
        members.put(first, one);
        members.put(second, other);
        return new Expression.Members(members);
    }

    private Expression text(String text, Unit unit) {
        var template = Template.of(text, PLACEHOLDER);
        if (template.isLiteral()) {
            return Expression.Constant.of(text);
        }
        return new Expression.Text(
                template.parts().stream().map(part -> piece(part, unit)).toList());
    }

    private Expression piece(Template.Part part, Unit unit) {
        return switch (part) {
            case Template.Literal(var text) -> Expression.Constant.of(text);
            case Template.Placeholder(var name) -> names.output(name).orElseGet(() -> argument(name, unit));
        };
    }

    private Expression argument(String name, Unit unit) {
        var arguments = unit.inputs().stream().map(Parameter::name).toList();
        if (arguments.contains(name)) {
            return new Expression.Input(name);
        }
        problems.add(
                Code.PROMPT_PLACEHOLDER_UNDECLARED,
                unit.place(),
                "`{{" + name + "}}` is none of the arguments of `" + unit.name() + "`; it stays as it is.",
                arguments.isEmpty() ? "Declare it in `arguments`." : Suggestion.didYouMean(name, arguments));
        return Expression.Constant.of("{{" + name + "}}");
    }
}
