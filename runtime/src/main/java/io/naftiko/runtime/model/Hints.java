package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import org.jspecify.annotations.Nullable;

/// What a caller may expect of a unit; each part is null where the file does not say.
///
/// @param cacheable whether an answer may be used again for a while
public record Hints(
        @Nullable Boolean readOnly,
        @Nullable Boolean destructive,
        @Nullable Boolean idempotent,
        @Nullable Boolean openWorld,
        @Nullable Boolean cacheable) {

    public static final Hints NONE = new Hints(null, null, null, null);

    /// Hints of an agent's tool.
    public Hints(
            @Nullable Boolean readOnly,
            @Nullable Boolean destructive,
            @Nullable Boolean idempotent,
            @Nullable Boolean openWorld) {
        this(readOnly, destructive, idempotent, openWorld, null);
    }

    /// What a unit says in `hints`, and in `semantics` where its hints are silent.
    static Hints of(Section unit) {
        return read(unit.section("hints"))
                .or(Semantics.read(unit.section("semantics")).hints());
    }

    private static Hints read(@Nullable Section section) {
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

    /// These hints, and those of `other` where these are silent.
    Hints or(Hints other) {
        return new Hints(
                readOnly == null ? other.readOnly : readOnly,
                destructive == null ? other.destructive : destructive,
                idempotent == null ? other.idempotent : idempotent,
                openWorld == null ? other.openWorld : openWorld,
                cacheable == null ? other.cacheable : cacheable);
    }

    /// Whether a web client may use an answer again for a while, because asking has no effect and nothing new is
    /// expected soon.
    public boolean mayBeCached() {
        return Boolean.TRUE.equals(readOnly) && Boolean.TRUE.equals(cacheable);
    }
}
