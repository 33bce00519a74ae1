package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Skill;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;

/// Checks that the tools of skills name units that are there.
record SkillTools(List<Linked.Server> servers, Problems problems) {

    void check() {
        servers.stream()
                .flatMap(server -> server.exposes().skills().stream())
                .flatMap(skill -> skill.tools().stream())
                .filter(tool -> !tool.described() && !isThere(tool))
                .forEach(this::report);
    }

    private boolean isThere(Skill.Tool tool) {
        return servers.stream()
                .filter(server ->
                        tool.from() == null || server.exposes().namespace().equals(tool.from()))
                .flatMap(server -> server.offers().stream())
                .anyMatch(offer -> offer.unit().name().equals(tool.action()));
    }

    private void report(Skill.Tool tool) {
        var all = servers.stream()
                .flatMap(server -> server.offers().stream())
                .map(offer -> offer.unit().name())
                .toList();
        problems.add(
                Code.SKILL_TOOL_UNRESOLVED,
                tool.place(),
                "`" + tool.name() + "` names `" + tool.action() + "`"
                        + (tool.from() == null
                                ? ", which no server offers."
                                : " of `" + tool.from() + "`, which offers no such unit."),
                Suggestion.didYouMean(String.valueOf(tool.action()), all));
    }
}
