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
    /// @param from the namespace of the server that offers it; null for a tool that is only described
    /// @param action the tool or operation of that server; null for a tool that is only described
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
        var from = section.section("from");
        var tool = new Tool(
                section.required("name"),
                section.text("description"),
                from == null ? null : from.text("sourceNamespace", "namespace"),
                from == null ? null : from.text("action", "name"),
                section.tree("instruction") != null,
                section.place());
        section.close();
        return tool;
    }
}
