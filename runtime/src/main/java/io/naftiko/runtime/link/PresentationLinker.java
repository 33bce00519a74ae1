package io.naftiko.runtime.link;

import io.naftiko.runtime.document.NamedFiles;
import io.naftiko.runtime.flow.Presentation;
import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.util.Optional;
import java.util.function.Consumer;

/// Links what an agent is shown of a unit's answer.
///
/// @param names where the answer is made
/// @param read is told what the content reads
record PresentationLinker(Names names, Consumer<Expression> read, NamedFiles files, Problems problems) {

    /// Empty where the agent is shown the answer as it is.
    Optional<Presentation> link(Unit unit) {
        return unit.caller() instanceof Caller.Agent agent && agent.content() != null
                ? Optional.of(Presentation.of(blocks(agent.content()), isTold(unit)))
                : Optional.empty();
    }

    /// Whether the file says what the answer is, beside what is shown of it.
    private static boolean isTold(Unit unit) {
        return !unit.outputs().isEmpty()
                || unit.outputSchema() != null
                || (unit.target() instanceof Target.Steps steps
                        && !steps.mappings().isEmpty());
    }

    private Expression blocks(Caller.Content content) {
        var blocks =
                new ContentLinker(files, text -> text(text, content.place()), content.place()).blocks(content.blocks());
        read.accept(blocks);
        return blocks;
    }

    private Expression text(String text, Place place) {
        Template.of(text).names().stream()
                .filter(name -> name.startsWith("$") && Selector.of(name).isEmpty())
                .forEach(name -> problems.add(
                        Code.MAPPING_INVALID,
                        place,
                        "`" + name + "` is no JSONPath.",
                        "A path begins with `$`, such as `{{$.data[0].id}}`."));
        return new Sources(names.ofAnswer()).ofText(text);
    }
}
