package io.naftiko.runtime.flow.step;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Conversation.Severity;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/// `type: log`: makes a remark, which callers that listen hear at once. It comes to null.
///
/// @param name empty where the file gives none
/// @param message a template; empty where the remark is `data`
/// @param data a value as `with` writes it; null where the remark is a text
public record LogStep(
        String name,
        Severity level,
        String message,
        @Nullable Tree data,
        Place target,
        Place place) implements Step {

    public static LogStep read(Section section) {
        var data = section.tree("data");
        return new LogStep(
                section.textOr("name", ""),
                level(section),
                data == null ? Wording.required(section, "log", "message") : "",
                data,
                Wording.place(section, "log", "message"),
                section.place());
    }

    private static Severity level(Section section) {
        var written = section.textOr("level", "info");
        var found = Arrays.stream(Severity.values())
                .filter(each -> word(each).equals(written))
                .findFirst();
        if (found.isEmpty()) {
            var words = Arrays.stream(Severity.values()).map(LogStep::word).toList();
            section.problems()
                    .add(
                            Code.WRONG_SHAPE,
                            section.place("level"),
                            "`level` takes " + String.join(", ", words) + ", found `" + written + "`.",
                            Suggestion.didYouMean(written, words));
        }
        return found.orElse(Severity.INFO);
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String type() {
        return "log";
    }

    @Override
    public Optional<Action> link(Links links) {
        links.remarks(level);
        var logger = name.isEmpty() ? type() : name;
        var remark = data == null ? new Expression.Text(List.of(links.text(message, target))) : links.value(data);
        return Optional.of(scope -> {
            var value = remark.value(scope);
            scope.conversation().log(level, logger, value == null ? NullNode.getInstance() : value);
            return new Outcome.Said();
        });
    }
}
