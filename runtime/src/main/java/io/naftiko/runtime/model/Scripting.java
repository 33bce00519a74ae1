package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Bounded;
import io.naftiko.runtime.document.Section;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a capability says of all its scripts: `management.scripting` of its control server.
///
/// @param enabled whether they may run
/// @param location the folder of scripts whose step names none; null for the folder of the capability
/// @param language of scripts whose step names none; null where their file's ending says it
/// @param timeout of one run
/// @param statements that one run may carry out
/// @param languages that may be used; empty for all
public record Scripting(
        boolean enabled,
        @Nullable String location,
        @Nullable String language,
        Duration timeout,
        int statements,
        List<String> languages) {

    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int STATEMENTS = 100_000;

    /// What holds where a file says nothing.
    public static final Scripting DEFAULT =
            new Scripting(true, null, null, Duration.ofMillis(TIMEOUT_MILLIS), STATEMENTS, List.of());

    public Scripting {
        languages = List.copyOf(languages);
    }

    public static Scripting read(Section section) {
        var scripting = new Scripting(
                Objects.requireNonNullElse(section.flag("enabled"), true),
                section.text("defaultLocation"),
                section.text("defaultLanguage"),
                Duration.ofMillis(positive(section, "timeout", TIMEOUT_MILLIS)),
                positive(section, "statementLimit", STATEMENTS),
                section.strings("allowedLanguages"));
        section.close();
        return scripting;
    }

    private static int positive(Section section, String keyword, int absent) {
        return Objects.requireNonNullElse(Bounded.integer(section, keyword, 1, Integer.MAX_VALUE), absent);
    }
}
