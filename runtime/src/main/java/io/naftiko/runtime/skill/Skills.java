package io.naftiko.runtime.skill;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Location;
import io.naftiko.runtime.link.Linked;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Skill;
import io.naftiko.runtime.model.SkillBundle;
import io.naftiko.runtime.model.SkillBundle.Origin;
import io.naftiko.runtime.model.SkillFile;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Makes the skills of a capability ready.
///
/// A skill with a folder is what its folder holds. Where that has no `SKILL.md`, or there is no folder, the file is
/// written from what the capability says.
public final class Skills {

    private final Linked linked;
    private final Units units;
    private final Tools tools;
    private final Problems problems;

    private Skills(Linked linked, Problems problems) {
        this.linked = linked;
        this.units = Units.of(linked);
        this.tools = new Tools(units, problems);
        this.problems = problems;
    }

    /// The skills that the servers of `linked` describe, in the order of the file.
    public static List<SkillBundle> of(Linked linked, Problems problems) {
        var skills = new Skills(linked, problems);
        return linked.servers().stream()
                .flatMap(server -> skills.bundles(server.exposes()))
                .toList();
    }

    /// A skill of all units of `linked`, which no server describes.
    public static SkillBundle whole(Linked linked) {
        var name = SkillName.of(linked.capability());
        var info = linked.capability().info();
        var words = Json.object().put("name", name);
        words.put(
                "description",
                info.description() == null
                        ? "Calls " + name + "."
                        : info.description().strip());
        var file = new Guide(linked.capability(), Units.of(linked).all()).written(words);
        return new SkillBundle(
                new Origin("", "", Guard.NONE), "", name, words, words, List.of(), List.of(file), Set.of());
    }

    private Stream<SkillBundle> bundles(Exposes server) {
        var names = new HashSet<String>();
        var bundles = new ArrayList<SkillBundle>();
        for (var skill : server.skills()) {
            if (names.add(skill.prefix() + "/" + skill.name())) {
                bundles.add(bundle(server, skill));
            } else {
                problems.add(
                        Code.SKILL_DUPLICATE,
                        skill.place(),
                        "The skill `" + skill.name() + "` is declared twice.",
                        "Give each skill a name of its own.");
            }
        }
        return bundles.stream();
    }

    private SkillBundle bundle(Exposes server, Skill skill) {
        var folder = folder(skill);
        folder.ifPresent(found -> reportRefused(skill, found));
        var files = new ArrayList<>(folder.map(SkillFolder::files).orElse(List.of()));
        var own = folder.flatMap(SkillFolder::entry);
        var frontmatter = own.map(Frontmatter::of).orElseGet(() -> new Frontmatter(words(skill), null));
        var details = merged(words(skill), frontmatter.words());
        new SkillCheck(skill, problems).check(details, frontmatter);
        var found = tools.find(skill, files);
        if (own.isEmpty()) {
            files.addFirst(written(skill, details));
        }
        return new SkillBundle(
                Origin.of(server),
                skill.prefix(),
                skill.name(),
                frontmatter.words(),
                details,
                found,
                files,
                sources(skill, folder));
    }

    private static Set<Path> sources(Skill skill, Optional<SkillFolder> folder) {
        var own = folder.map(SkillFolder::sources).orElseGet(Set::of).stream();
        var shelf = Optional.ofNullable(skill.shelf()).flatMap(path -> Location.of(path, skill.place()));
        return Stream.of(own, location(skill).stream(), shelf.stream())
                .flatMap(each -> each)
                .collect(Collectors.toSet());
    }

    private SkillFile written(Skill skill, ObjectNode words) {
        var used = skill.tools().isEmpty()
                ? units.all()
                : skill.tools().stream()
                        .flatMap(tool -> units.find(tool).stream())
                        .toList();
        return new Guide(linked.capability(), used).written(words);
    }

    private Optional<SkillFolder> folder(Skill skill) {
        var folder = location(skill).flatMap(SkillFolder::of);
        if (folder.isEmpty() && skill.location() != null) {
            problems.add(
                    Code.SKILL_LOCATION,
                    skill.place(),
                    "The folder `" + skill.location() + "` of the skill `" + skill.name()
                            + "` is not there or cannot be read; its `SKILL.md` is written from this file.",
                    "Use `file:` with a path relative to this file, such as `file:./skills/" + skill.name() + "`.");
        }
        return folder;
    }

    private static Optional<Path> location(Skill skill) {
        return Optional.ofNullable(skill.location()).flatMap(location -> Location.of(location, skill.place()));
    }

    private void reportRefused(Skill skill, SkillFolder folder) {
        folder.refused()
                .forEach(clause -> problems.add(
                        Code.SKILL_FILE_REFUSED,
                        skill.place(),
                        "The skill `" + skill.name() + "` is served without one of its files: " + clause + "."));
    }

    /// What the capability file says of `skill`.
    private static ObjectNode words(Skill skill) {
        var words = Json.object().put("name", skill.name());
        if (skill.description() != null) {
            words.put("description", skill.description());
        }
        return words.setAll(skill.details());
    }

    /// `first`, and what only `second` says.
    private static ObjectNode merged(ObjectNode first, ObjectNode second) {
        var merged = first.deepCopy();
        second.properties().stream()
                .filter(each -> !first.has(each.getKey()))
                .forEach(each -> merged.set(each.getKey(), each.getValue()));
        return merged;
    }
}
