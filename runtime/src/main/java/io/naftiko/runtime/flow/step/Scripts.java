package io.naftiko.runtime.flow.step;

import io.naftiko.runtime.model.ScriptLanguage;
import io.naftiko.runtime.model.Scripting;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The languages of scripts, and whether scripts may run at all.
public record Scripts(boolean allowed, SequencedMap<String, ScriptLanguage> languages) {

    private static final Map<String, String> BY_ENDING =
            Map.of("js", "javascript", "mjs", "javascript", "py", "python", "groovy", "groovy");

    public Scripts {
        languages = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(languages));
    }

    /// The language of a script; empty, with a problem, when scripts of it may not or cannot run.
    ///
    /// @param rules what the capability says of all its scripts
    Optional<ScriptLanguage> find(ScriptStep step, Scripting rules, Problems problems) {
        if (!allowed || !rules.enabled()) {
            reportDisabled(step.place(), problems);
            return Optional.empty();
        }
        var name = name(step, rules);
        var language = languages.get(name);
        if (language == null || !isAllowed(name, rules)) {
            report(name, rules, language == null, step.languagePlace(), problems);
            return Optional.empty();
        }
        return Optional.of(language);
    }

    private void reportDisabled(Place place, Problems problems) {
        if (allowed) {
            problems.add(
                    Code.SCRIPT_DISABLED,
                    place,
                    "`management.scripting` of the control server switches scripts off.",
                    "Write `enabled: true` there.");
        } else {
            problems.add(Code.SCRIPT_DISABLED, place, "This engine runs no scripts: it was started so.");
        }
    }

    private static String name(ScriptStep step, Scripting rules) {
        if (step.language() != null) {
            return step.language();
        }
        var file = step.file().text();
        return rules.language() != null
                ? rules.language()
                : BY_ENDING.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "");
    }

    private static boolean isAllowed(String name, Scripting rules) {
        return rules.languages().isEmpty() || rules.languages().contains(name);
    }

    private void report(String name, Scripting rules, boolean unknown, Place place, Problems problems) {
        var known = unknown ? List.copyOf(languages.keySet()) : rules.languages();
        var script = name.isEmpty() ? "A script without `language`" : "A script in `" + name + "`";
        var suggestion = Suggestion.didYouMean(name, known);
        var otherwise = unknown ? "Write the script in JavaScript." : "Add it to `allowedLanguages`.";
        problems.add(
                Code.SCRIPT_LANGUAGE,
                place,
                script + (unknown ? " is not one that the engine runs: " : " is not one that the capability allows: ")
                        + String.join(", ", known) + ".",
                suggestion == null ? otherwise : suggestion);
    }
}
