package io.naftiko.cli.skill;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.plan.Sources;
import io.naftiko.cli.validate.ProblemText;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.link.Linked;
import io.naftiko.runtime.model.SkillBundle;
import io.naftiko.runtime.model.SkillFile;
import io.naftiko.runtime.skill.Skills;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Writes each skill into a folder of its name, and says which files it wrote.
///
/// @param folder where the skills' own folders are
/// @param force whether files that are there and say something else are overwritten
public record SkillWriter(Console console, Path folder, boolean force) {

    /// The exit code: whether every capability file is good.
    public int write(Sources sources) {
        var engine = new Engine(Settings.of(Environment.of(console.environment())));
        var plans = sources.files().stream().map(engine::plan).toList();
        plans.stream()
                .filter(Plan::accepted)
                .flatMap(plan -> plan.linked().stream())
                .forEach(this::write);
        var rejected = plans.stream().filter(plan -> !plan.accepted()).toList();
        rejected.forEach(plan -> ProblemText.write(plan.problems(), console.err()));
        return rejected.isEmpty() ? Exit.DONE : Exit.FAILED;
    }

    private void write(Linked linked) {
        var skills = linked.skills().isEmpty() ? List.of(Skills.whole(linked)) : linked.skills();
        skills.forEach(this::write);
    }

    private void write(SkillBundle skill) {
        var own = folder.resolve(skill.name()).normalize();
        if (!folder.normalize().equals(own.resolveSibling("").normalize())) {
            throw Refused.failed("`" + skill.name() + "` is no name of a folder.");
        }
        skill.files().forEach(file -> write(file, own.resolve(file.path())));
    }

    private void write(SkillFile file, Path to) {
        try {
            if (!force && Files.exists(to) && !Arrays.equals(Files.readAllBytes(to), file.content())) {
                throw Refused.failed(to + " is there and says something else; --force overwrites it.");
            }
            Files.createDirectories(to.resolveSibling(""));
            Files.write(to, file.content());
            console.out().line(to.toString());
        } catch (IOException e) {
            throw Refused.failed("cannot write " + to + ": " + e.getMessage());
        }
    }
}
