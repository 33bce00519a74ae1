package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.report.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// An Agent Skill, as a capability file describes it.
///
/// @param description what the skill does and when to use it; null where the file leaves that to `SKILL.md`
/// @param details what else the file says of it, in the words of the frontmatter of a `SKILL.md`
/// @param location the folder with its files, as it is written; null where there is none
/// @param shelf the folder in which it was found among others, as it is written; null for one that the file names
/// @param prefix what stands before its name where skills have addresses, such as `acme/billing`; empty for nothing
/// @param tools what it uses, in the order of the file
public record Skill(
        String name,
        @Nullable String description,
        ObjectNode details,
        @Nullable String location,
        @Nullable String shelf,
        String prefix,
        List<Tool> tools,
        Place place) {

    private static final List<String> TEXTS = List.of("license", "compatibility");
    private static final List<String> FLAGS = List.of("user-invocable", "disable-model-invocation");

    public Skill {
        tools = List.copyOf(tools);
    }

    /// A tool that a skill names.
    ///
    /// @param from the namespace of the server that offers it; null where the file names none
    /// @param action the tool or operation of a server, its own name where the file says no other; null for a tool
    ///     that is only described
    /// @param instruction a file of the skill that stands in for a tool or operation; null where none does
    public record Tool(
            String name,
            @Nullable String description,
            @Nullable String from,
            @Nullable String action,
            @Nullable String instruction,
            Place place) {}

    /// The skill that stands in the folder `name` of `shelf`, with what its `SKILL.md` says.
    public static Skill on(String shelf, String name, String prefix, Place place) {
        return new Skill(name, null, Json.object(), shelf + "/" + name, shelf, prefix, List.of(), place);
    }

    public static Skill read(Section section, String prefix) {
        section.ignore("label", "display", "call", "with", "tags");
        var skill = new Skill(
                section.required("name"),
                section.text("description"),
                details(section),
                section.text("location"),
                null,
                prefix,
                section.named("tools", Skill::tool),
                section.place());
        section.close();
        return skill;
    }

    private static ObjectNode details(Section section) {
        var details = Json.object();
        TEXTS.forEach(keyword -> put(details, keyword, section.text(keyword)));
        var metadata = section.texts("metadata");
        if (!metadata.isEmpty()) {
            metadata.forEach(details.putObject("metadata")::put);
        }
        put(details, "allowed-tools", allowedTools(section));
        put(details, "argument-hint", section.text("argument-hint"));
        FLAGS.forEach(keyword -> {
            var flag = section.flag(keyword);
            if (flag != null) {
                details.put(keyword, flag);
            }
        });
        return details;
    }

    /// The names that a list gives, or a text with spaces or commas between them, with spaces between them.
    private static @Nullable String allowedTools(Section section) {
        var names = section.tree("allowed-tools") instanceof Tree.Items
                ? String.join(" ", section.strings("allowed-tools"))
                : section.text("allowed-tools");
        return names == null ? null : names.strip().replaceAll("\\s*[,\\s]\\s*", " ");
    }

    private static void put(ObjectNode details, String keyword, @Nullable String text) {
        if (text != null) {
            details.put(keyword, text);
        }
    }

    private static Tool tool(Section section) {
        section.ignore("call", "with", "label", "display", "hints", "inputParameters", "outputParameters");
        var name = section.required("name");
        var from = section.section("from");
        var action = from == null ? null : from.text("action", "name");
        var instruction = section.text("instruction");
        var tool = new Tool(
                name,
                section.text("description"),
                from == null ? null : from.text("sourceNamespace", "namespace"),
                action == null && instruction == null ? name : action,
                instruction,
                section.place());
        if (from != null) {
            from.close();
        }
        section.close();
        return tool;
    }
}
