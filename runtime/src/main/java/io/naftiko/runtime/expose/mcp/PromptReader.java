package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.http.Scopes;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Hints;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the entries of `prompts`.
final class PromptReader {

    private static final Set<String> ROLES = Set.of("user", "assistant");

    private PromptReader() {}

    static Optional<Unit> read(Section section) {
        var unit = new Unit(
                section.required("name"),
                section.text("label", "display", "title"),
                section.text("description"),
                new Caller.Prompter(),
                section.named("arguments", PromptReader::argument),
                target(section),
                new LinkedHashMap<>(),
                List.of(),
                Hints.NONE,
                section.strings("tags"),
                null,
                null,
                new Scopes(section.strings("scopes")),
                section.place());
        section.close();
        return Optional.of(unit);
    }

    /// An argument is required unless the file says otherwise. Its values for completion are the `enum` or the
    /// `examples` of its schema.
    private static Parameter argument(Section section) {
        section.ignore("type");
        var schema = Json.object();
        say(schema, "title", section.text("label", "display", "title"));
        list(schema, "enum", section.tree("enum"));
        list(schema, "examples", section.tree("complete"));
        var parameter = new Parameter(
                section.required("name"),
                null,
                "string",
                !Boolean.FALSE.equals(section.flag("required")),
                section.text("description"),
                null,
                null,
                schema,
                section.place());
        section.close();
        return parameter;
    }

    private static void say(ObjectNode schema, String keyword, @Nullable String text) {
        if (text != null) {
            schema.put(keyword, text);
        }
    }

    private static void list(ObjectNode schema, String keyword, @Nullable Tree values) {
        if (values instanceof Tree.Items(var _, var items)) {
            items.forEach(each -> schema.withArrayProperty(keyword).add(Json.plain(each.json())));
        }
    }

    private static Target.Prompt target(Section section) {
        var location = section.text("location");
        var messages = Json.array();
        section.list("template", item -> item)
                .forEach(item -> messages(item, section).forEach(messages::add));
        return messages.isEmpty() && location != null
                ? new Target.Prompt(null, location, steps(section), section.place("location"))
                : new Target.Prompt(
                        messages.isEmpty() ? null : messages, null, steps(section), section.place("template"));
    }

    private static Target.@Nullable Steps steps(Section section) {
        var steps = section.named("steps", Section::fields);
        return steps.isEmpty()
                ? null
                : new Target.Steps(steps, List.of(), section.generation(), section.place("steps"));
    }

    /// One message, or several where its content is a list.
    private static Stream<ObjectNode> messages(Tree item, Section prompt) {
        var contents = new ContentReader(prompt, false);
        if (!(item instanceof Tree.Fields fields)) {
            return Stream.of(message("user", contents.block(item)));
        }
        var section = prompt.of(fields);
        var role = section.textOr("role", "user");
        if (!ROLES.contains(role)) {
            section.problems()
                    .add(
                            Code.WRONG_SHAPE,
                            section.place("role"),
                            "`role` takes `user` or `assistant`, found `" + role + "`.",
                            Suggestion.didYouMean(role, ROLES));
        }
        var content = Objects.requireNonNullElse(section.tree("content", "text"), Tree.Fields.none(section.place()));
        section.close();
        return contents(content).map(each -> message(role, contents.block(each)));
    }

    private static Stream<Tree> contents(Tree content) {
        return content instanceof Tree.Items(var _, var items) ? items.stream() : Stream.of(content);
    }

    private static ObjectNode message(String role, JsonNode content) {
        var message = Json.object().put("role", role);
        message.set("content", content);
        return message;
    }
}
