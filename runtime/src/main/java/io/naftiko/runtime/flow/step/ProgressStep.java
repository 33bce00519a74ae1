package io.naftiko.runtime.flow.step;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `type: progress`: says how far the run is, which nothing else then does. It comes to null.
///
/// @param name empty where the file gives none
/// @param done a number, or a template of one. A value that is none is not told
/// @param total the same; null where nobody knows
/// @param message a template; null for none
public record ProgressStep(
        String name,
        Tree done,
        @Nullable Tree total,
        @Nullable String message,
        Place place) implements Step {

    public static ProgressStep read(Section section) {
        section.ignore("progress", "value");
        var done = section.has("progress") ? section.tree("progress") : section.tree("value");
        if (done == null) {
            section.problems().add(Code.VALUE_MISSING, section.place(), "`value` is missing.");
        }
        return new ProgressStep(
                section.textOr("name", ""),
                done == null ? Tree.Fields.none(section.place()) : done,
                section.tree("total"),
                section.text("message"),
                section.place());
    }

    @Override
    public String type() {
        return "progress";
    }

    @Override
    public Optional<Action> link(Links links) {
        links.tellsProgress();
        var told = new Told(
                links.value(done),
                total == null ? null : links.value(total),
                message == null ? null : new Wording(links.text(message, place.key("message"))));
        return Optional.of(scope -> {
            told.in(scope);
            return new Outcome.Said();
        });
    }

    private record Told(
            Expression done,
            @Nullable Expression total,
            @Nullable Wording message) {

        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?");

        void in(Scope scope) {
            var reached = number(done.value(scope));
            if (reached != null) {
                scope.conversation()
                        .progress(
                                reached,
                                total == null ? null : number(total.value(scope)),
                                message == null ? null : message.in(scope));
            }
        }

        private static @Nullable Double number(@Nullable JsonNode value) {
            if (value == null || value.isNumber()) {
                return value == null ? null : value.doubleValue();
            }
            return NUMBER.matcher(value.asString("")).matches() ? Double.valueOf(value.asString("")) : null;
        }
    }
}
