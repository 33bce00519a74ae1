package io.naftiko.runtime.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// An Agent Skill as it is handed out, by whatever protocol: a snapshot of its files and of what is said of it.
///
/// @param server the namespace of the server that describes it
/// @param frontmatter of its `SKILL.md`, as it stands there
/// @param details what is known of it: the words of the capability file, then those of the frontmatter
/// @param files `SKILL.md` first, then the others in the order of their paths
/// @param sources the files and folders that it was made from, also those that are not there
public record SkillBundle(
        String server,
        String name,
        ObjectNode frontmatter,
        ObjectNode details,
        List<Tool> tools,
        List<SkillFile> files,
        Set<Path> sources) {

    /// The file that every skill has.
    public static final String ENTRY = "SKILL.md";

    public SkillBundle {
        tools = List.copyOf(tools);
        files = List.copyOf(files);
        sources = Set.copyOf(sources);
    }

    /// What the skill does and when to use it; empty where nobody says it.
    public String description() {
        return details.path("description").asString("");
    }

    public Optional<SkillFile> file(String path) {
        return files.stream().filter(each -> each.path().equals(path)).findFirst();
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
