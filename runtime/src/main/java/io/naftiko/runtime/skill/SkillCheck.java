package io.naftiko.runtime.skill;

import io.naftiko.runtime.model.Skill;
import io.naftiko.runtime.model.SkillBundle;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks one skill against the Agent Skills specification. What does not fit is served all the same.
record SkillCheck(Skill skill, Problems problems) {

    private static final int LONGEST_DESCRIPTION = 1024;
    private static final int LONGEST_COMPATIBILITY = 500;

    /// @param details what is known of the skill
    void check(ObjectNode details, Frontmatter frontmatter) {
        if (frontmatter.flaw() != null) {
            report("`" + SkillBundle.ENTRY + "` " + frontmatter.flaw(), null);
        }
        checkName(frontmatter.words().path("name"));
        checkSaid("name", details, frontmatter);
        checkSaid("description", details, frontmatter);
        checkDescription(details.path("description"));
        checkText(details, "license", Integer.MAX_VALUE);
        checkText(details, "compatibility", LONGEST_COMPATIBILITY);
        checkMetadata(details.path("metadata"));
    }

    private void checkName(JsonNode inFile) {
        if (!SkillName.isValid(skill.name())) {
            report(
                    "the name has at most " + SkillName.LONGEST
                            + " lower-case letters, digits and single hyphens between them",
                    null);
        }
        if (!inFile.isMissingNode() && !inFile.asString("").equals(skill.name())) {
            report(
                    "`" + SkillBundle.ENTRY + "` says `name: " + inFile.asString("") + "`",
                    "Give it the same name in both places.");
        }
    }

    /// What only the capability file says, those do not learn who read the skill's own file.
    private void checkSaid(String word, ObjectNode details, Frontmatter frontmatter) {
        if (frontmatter.flaw() == null
                && details.has(word)
                && !frontmatter.words().has(word)) {
            report(
                    "`" + SkillBundle.ENTRY + "` says no `" + word + "`, without which it is not offered over MCP",
                    "Say it there too.");
        }
    }

    private void checkDescription(JsonNode description) {
        var text = description.asString("").strip();
        if (text.isEmpty()) {
            report(
                    "it has no description, by which agents choose",
                    "Say in `description` what it does and when to use it.");
        } else if (text.length() > LONGEST_DESCRIPTION) {
            report("`description` has more than " + LONGEST_DESCRIPTION + " characters", null);
        }
    }

    private void checkText(ObjectNode details, String word, int longest) {
        var value = details.path(word);
        if (!value.isMissingNode() && !value.isString()) {
            report("`" + word + "` is no text", null);
        } else if (value.asString("").length() > longest) {
            report("`" + word + "` has more than " + longest + " characters", null);
        }
    }

    private void checkMetadata(JsonNode metadata) {
        if (!metadata.isMissingNode()
                && !(metadata.isObject() && metadata.valueStream().allMatch(JsonNode::isString))) {
            report("`metadata` is no mapping of texts", null);
        }
    }

    private void report(String clause, @Nullable String proposal) {
        problems.add(
                Code.SKILL_INVALID,
                skill.place(),
                "The skill `" + skill.name() + "` is not as the Agent Skills specification says: " + clause + ".",
                proposal);
    }
}
