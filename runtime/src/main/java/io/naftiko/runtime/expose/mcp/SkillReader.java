package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Location;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.model.Skill;
import io.naftiko.runtime.model.SkillBundle;
import io.naftiko.runtime.report.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the entries of `skills` of an MCP server: each is a skill, or a folder in which skills stand.
final class SkillReader {

    /// Names with `/` between them, of letters that stand for themselves in every part of an address.
    private static final Pattern PREFIX = Pattern.compile("|[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*");

    private SkillReader() {}

    static List<Skill> all(Section section) {
        return section.named("skills", SkillReader::entry).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Skill> entry(Section section) {
        var prefix = prefix(section);
        var shelf = section.text("path");
        if (shelf == null) {
            return List.of(Skill.read(section, prefix));
        }
        section.ignore("name");
        section.close();
        var names = names(Location.of(shelf, section.place()).orElse(null));
        if (names.isEmpty()) {
            section.problems()
                    .add(
                            Code.SKILL_LOCATION,
                            section.place("path"),
                            "The folder `" + shelf + "` is not there, or no folder in it has a `" + SkillBundle.ENTRY
                                    + "`.",
                            "Name the folder in which the folders of skills stand, such as `./skills`.");
        }
        return names.stream()
                .map(name -> Skill.on(shelf.replaceFirst("/+$", ""), name, prefix, section.place()))
                .toList();
    }

    /// The folders of `shelf` with a skill in them, in the order of their names. A link is none.
    private static List<String> names(@Nullable Path shelf) {
        if (shelf == null) {
            return List.of();
        }
        try (var children = Files.list(shelf)) {
            return children.filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                    .filter(each -> Files.isRegularFile(each.resolve(SkillBundle.ENTRY)))
                    .map(each -> each.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static String prefix(Section section) {
        var prefix = section.textOr("prefix", "");
        if (PREFIX.matcher(prefix).matches()) {
            return prefix;
        }
        section.problems()
                .add(
                        Code.WRONG_SHAPE,
                        section.place("prefix"),
                        "`prefix` takes names with `/` between them, such as `acme/billing`, found `" + prefix + "`.");
        return "";
    }
}
