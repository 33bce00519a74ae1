package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import org.jspecify.annotations.Nullable;

/// What an agent may expect of a tool; each part is null where the file does not say.
public record Hints(
        @Nullable Boolean readOnly,
        @Nullable Boolean destructive,
        @Nullable Boolean idempotent,
        @Nullable Boolean openWorld) {

    public static final Hints NONE = new Hints(null, null, null, null);

    public static Hints read(@Nullable Section section) {
        if (section == null) {
            return NONE;
        }
        var hints = new Hints(
                section.flag("readOnly"),
                section.flag("destructive"),
                section.flag("idempotent"),
                section.flag("openWorld"));
        section.close();
        return hints;
    }
}
