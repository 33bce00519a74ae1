package io.naftiko.runtime.skill;

import io.naftiko.runtime.model.Skill;
import io.naftiko.runtime.model.SkillBundle;
import io.naftiko.runtime.model.SkillFile;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds what the tools of skills name: a unit of the capability, or a file of the skill.
record Tools(Units units, Problems problems) {

    /// The tools of `skill` that name something that is there; the others are problems.
    List<SkillBundle.Tool> find(Skill skill, List<SkillFile> files) {
        return skill.tools().stream()
                .<SkillBundle.Tool>flatMap(tool -> find(tool, skill, files).stream())
                .toList();
    }

    private Optional<? extends SkillBundle.Tool> find(Skill.Tool tool, Skill skill, List<SkillFile> files) {
        if (tool.instruction() == null) {
            return unit(tool);
        }
        if (tool.action() != null || tool.from() != null) {
            report(tool, "`" + tool.name() + "` says both `from` and `instruction`.", "Remove one of them.");
            return Optional.empty();
        }
        return instruction(tool, tool.instruction(), skill, files);
    }

    private Optional<SkillBundle.Derived> unit(Skill.Tool tool) {
        var found = units.find(tool)
                .map(unit -> new SkillBundle.Derived(
                        tool.name(),
                        tool.description(),
                        unit.server().namespace(),
                        unit.server().type(),
                        unit.name()));
        if (found.isEmpty()) {
            reportUnit(tool);
        }
        return found;
    }

    private void reportUnit(Skill.Tool tool) {
        boolean isServer = tool.from() == null || units.servers().contains(tool.from());
        var which = tool.from() == null ? ", which no server offers." : " of `" + tool.from() + "`, which ";
        report(
                tool,
                "`" + tool.name() + "` names `" + tool.action() + "`" + which
                        + (tool.from() == null ? "" : isServer ? "offers no such unit." : "is no server of this file."),
                isServer
                        ? Suggestion.didYouMean(String.valueOf(tool.action()), units.names())
                        : Suggestion.didYouMean(String.valueOf(tool.from()), units.servers()));
    }

    private Optional<SkillBundle.Instruction> instruction(
            Skill.Tool tool, String path, Skill skill, List<SkillFile> files) {
        var paths = files.stream().map(SkillFile::path).toList();
        if (paths.contains(path) && skill.location() != null) {
            return Optional.of(new SkillBundle.Instruction(tool.name(), tool.description(), path));
        }
        report(
                tool,
                "`" + tool.name() + "` names the file `" + path + "`, "
                        + (skill.location() == null
                                ? "and the skill has no folder."
                                : "which is not in the folder of the skill."),
                skill.location() == null
                        ? "Say in `location` where the files of the skill are."
                        : Suggestion.didYouMean(path, paths));
        return Optional.empty();
    }

    private void report(Skill.Tool tool, String message, @Nullable String proposal) {
        problems.add(Code.SKILL_TOOL_UNRESOLVED, tool.place(), message, proposal);
    }
}
