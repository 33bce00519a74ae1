package io.naftiko.runtime.skill;

import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.SkillBundle;
import java.util.Locale;
import java.util.Objects;

/// The names that a skill may have (Agent Skills specification, `name`).
final class SkillName {

    static final int LONGEST = SkillBundle.LONGEST_NAME;

    private SkillName() {}

    static boolean isValid(String name) {
        return SkillBundle.isName(name);
    }

    /// The name for a skill of a whole capability: of its label, else of its file.
    static String of(Capability capability) {
        var label = Objects.requireNonNullElse(capability.info().label(), "");
        var name = valid(label);
        return name.isEmpty() ? valid(capability.source().fileName().replaceFirst("\\.[^.]*$", "")) : name;
    }

    private static String valid(String text) {
        var name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return cut.replaceAll("^-|-$", "");
    }
}
