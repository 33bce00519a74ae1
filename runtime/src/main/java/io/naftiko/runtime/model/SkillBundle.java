package io.naftiko.runtime.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// An Agent Skill as it is handed out, by whatever protocol: a snapshot of its files and of what is said of it.
///
/// @param origin the server that describes it
/// @param prefix what stands before its name where skills have addresses, such as `acme/billing`; empty for nothing
/// @param frontmatter of its `SKILL.md`, as it stands there
/// @param details what is known of it: the words of the capability file, then those of the frontmatter
/// @param files `SKILL.md` first, then the others in the order of their paths
/// @param sources the files and folders that it was made from, also those that are not there
public record SkillBundle(
        Origin origin,
        String prefix,
        String name,
        ObjectNode frontmatter,
        ObjectNode details,
        List<Tool> tools,
        List<SkillFile> files,
        Set<Path> sources) {

    /// The most letters that a name has.
    public static final int LONGEST_NAME = 64;

    /// The file that every skill has.
    public static final String ENTRY = "SKILL.md";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public SkillBundle {
        tools = List.copyOf(tools);
        files = List.copyOf(files);
        sources = Set.copyOf(sources);
    }

    /// What the skill does and when to use it; empty where nobody says it.
    public String description() {
        return details.path("description").asString("");
    }

    /// Whether a skill may have the name (Agent Skills specification, `name`).
    public static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
    }

    /// Whether `SKILL.md` says what every skill must say of itself: a name that a skill may have, and a description.
    public boolean isIntroduced() {
        return isName(frontmatter.path("name").asString(""))
                && !frontmatter.path("description").asString("").isBlank();
    }

    /// Whether a server with `other` may hand it out: everybody whom that lets in has proved what this skill asks.
    public boolean isOpenTo(Guard other) {
        return !origin.guard.asks() || origin.guard.equals(other);
    }

    public Optional<SkillFile> file(String path) {
        return files.stream().filter(each -> each.path().equals(path)).findFirst();
    }

    /// The server that describes a skill.
    ///
    /// @param guard what it asks of its callers
    public record Origin(String type, String namespace, Guard guard) {

        public static Origin of(Exposes server) {
            return new Origin(server.type(), server.namespace(), server.guard());
        }

        public boolean is(Exposes server) {
            return type.equals(server.type()) && namespace.equals(server.namespace());
        }
    }

    /// A tool that a skill names. Closed.
    public sealed interface Tool {

        String name();

        @Nullable
        String description();
    }

    /// A tool or operation of a server of the capability.
    ///
    /// @param server its namespace
    /// @param mode the server's type: `rest` or `mcp`
    /// @param action the name of the unit
    public record Derived(String name, @Nullable String description, String server, String mode, String action)
            implements Tool {}

    /// A text of the skill that says what to do.
    ///
    /// @param file the path of one of its files
    public record Instruction(String name, @Nullable String description, String file) implements Tool {}
}
