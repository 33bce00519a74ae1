package io.naftiko.runtime.expose.skill;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.SkillBundle;
import io.naftiko.runtime.model.SkillBundle.Derived;
import io.naftiko.runtime.model.SkillBundle.Instruction;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Skills as JSON, in the shapes of the reference engine's skill server.
final class SkillJson {

    private SkillJson() {}

    /// How many there are, and each in brief.
    static ObjectNode list(List<SkillBundle> skills) {
        var json = Json.object().put("count", skills.size());
        var all = json.putArray("skills");
        for (var skill : skills) {
            var brief = all.addObject().put("name", skill.name()).put("description", skill.description());
            if (skill.details().has("license")) {
                brief.set("license", skill.details().path("license"));
            }
            var tools = brief.putArray("tools");
            skill.tools().forEach(tool -> tools.add(tool.name()));
        }
        return json;
    }

    /// All that is known of a skill.
    static ObjectNode details(SkillBundle skill) {
        var json = skill.details().deepCopy();
        var tools = json.putArray("tools");
        skill.tools().forEach(tool -> tools.add(tool(tool)));
        return json;
    }

    private static ObjectNode tool(SkillBundle.Tool tool) {
        var json = Json.object().put("name", tool.name()).put("description", tool.description());
        switch (tool) {
            case Derived derived ->
                json.put("type", "derived")
                        .putObject("invocationRef")
                        .put("targetNamespace", derived.server())
                        .put("action", derived.action())
                        .put("mode", derived.mode());
            case Instruction instruction -> json.put("type", "instruction").put("instruction", instruction.file());
        }
        return json;
    }

    /// The files of a skill.
    static ObjectNode contents(SkillBundle skill) {
        var json = Json.object().put("name", skill.name());
        var files = json.putArray("files");
        skill.files()
                .forEach(file -> files.addObject()
                        .put("path", file.path())
                        .put("size", file.size())
                        .put("type", file.mediaType())
                        .put("digest", file.digest()));
        return json;
    }
}
