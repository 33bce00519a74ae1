package io.naftiko.runtime.flow.step;

import static java.util.Objects.requireNonNullElse;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Question;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/// `type: sample`: has the caller's model write something.
///
/// It comes to `role`, `content`, `model` and `stopReason`.
///
/// @param messages that the model answers
/// @param maxTokens how long its answer may be
/// @param further what else the request says, as `with` writes values
/// @param optional whether the step is skipped where the caller has no model to ask
public record SampleStep(
        String name,
        List<Message> messages,
        int maxTokens,
        SequencedMap<String, Tree> further,
        boolean optional,
        Place place)
        implements Step {

    private static final int DEFAULT_TOKENS = 1_000;
    private static final List<String> FURTHER =
            List.of("systemPrompt", "temperature", "stopSequences", "modelPreferences", "includeContext", "metadata");

    public SampleStep {
        messages = List.copyOf(messages);
        further = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(further));
    }

    /// A message of the conversation with the model.
    ///
    /// @param content a text, or a block of content in MCP's words
    record Message(String role, Tree content) {

        Expression link(Links links) {
            var members = new LinkedHashMap<String, Expression>();
            members.put("role", Expression.Constant.of(role));
            members.put("content", content instanceof Tree.Scalar text ? text(text, links) : links.value(content));
            return new Expression.Members(members);
        }

        private static Expression text(Tree.Scalar text, Links links) {
            var block = new LinkedHashMap<String, Expression>();
            block.put("type", Expression.Constant.of("text"));
            block.put("text", new Expression.Text(List.of(links.text(text.text(), text.place()))));
            return new Expression.Members(block);
        }
    }

    public static SampleStep read(Section section) {
        var further = new LinkedHashMap<String, Tree>();
        for (var keyword : FURTHER) {
            var value = section.tree(keyword);
            if (value != null) {
                further.put(keyword, value);
            }
        }
        return new SampleStep(
                section.required("name"),
                messages(section),
                requireNonNullElse(section.integer("maxTokens"), DEFAULT_TOKENS),
                further,
                Boolean.TRUE.equals(section.flag("optional")),
                section.place());
    }

    private static List<Message> messages(Section section) {
        var only = Stream.of("sample", "prompt")
                .map(section::tree)
                .filter(Tree.Scalar.class::isInstance)
                .map(text -> new Message("user", text));
        var several = section.list("messages", item -> message(item, section)).stream();
        var all = Stream.concat(several, only).toList();
        if (all.isEmpty()) {
            section.problems()
                    .add(
                            Code.QUESTION_INVALID,
                            section.place(),
                            "The step has no message that a model could answer.",
                            "Write `prompt` with a text, or `messages`.");
        }
        return all;
    }

    private static @Nullable Message message(Tree item, Section section) {
        if (!(item instanceof Tree.Fields fields)) {
            return new Message("user", item);
        }
        var message = section.of(fields);
        var content = message.tree("content");
        if (content == null) {
            section.problems().add(Code.VALUE_MISSING, message.place(), "`content` is missing.");
            return null;
        }
        return new Message(message.textOr("role", "user"), content);
    }

    @Override
    public String type() {
        return "sample";
    }

    @Override
    public Optional<Action> link(Links links) {
        links.asks(optional);
        var members = new LinkedHashMap<String, Expression>();
        members.put(
                "messages",
                new Expression.Elements(
                        messages.stream().map(each -> each.link(links)).toList()));
        members.put("maxTokens", new Expression.Constant(IntNode.valueOf(maxTokens)));
        further.forEach((keyword, value) -> members.put(keyword, links.value(value)));
        var request = new Expression.Members(members);
        return Optional.of(
                new Asked(scope -> new Question.Sample((ObjectNode) request.value(scope)), optional, answer -> answer));
    }
}
