package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.report.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An Agent Skill that a capability describes.
public record Skill(
        String name, @Nullable String description, @Nullable String location, List<Tool> tools, Place place) {

    /// A tool that a skill names.
    ///
    /// @param from the namespace of the server that offers it; null where the file names none
    /// @param action the tool or operation of a server, its own name where the file says no other; null for a tool
    ///     that is only described
    /// @param described whether an instruction stands in for a tool or operation
    public record Tool(
            String name,
            @Nullable String description,
            @Nullable String from,
            @Nullable String action,
            boolean described,
            Place place) {}

    public Skill {
        tools = List.copyOf(tools);
    }

    public static Skill read(Section section) {
        section.ignore(
                "license",
                "compatibility",
                "metadata",
                "allowed-tools",
                "argument-hint",
                "user-invocable",
                "disable-model-invocation",
                "label",
                "display",
                "call",
                "with",
                "tags");
        var skill = new Skill(
                section.required("name"),
                section.text("description"),
                section.text("location"),
                section.named("tools", Skill::tool),
                section.place());
        section.close();
        return skill;
    }

    private static Tool tool(Section section) {
        section.ignore("call", "with", "label", "display", "hints", "inputParameters", "outputParameters");
        var name = section.required("name");
        var from = section.section("from");
        var action = from == null ? null : from.text("action", "name");
        boolean described = section.tree("instruction") != null;
        var tool = new Tool(
                name,
                section.text("description"),
                from == null ? null : from.text("sourceNamespace", "namespace"),
                action == null && !described ? name : action,
                described,
                section.place());
        section.close();
        return tool;
    }
}
