package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import org.jspecify.annotations.Nullable;

/// What running a unit means, whoever runs it and by which protocol; each part is null where the file does not say.
///
/// @param safe whether it changes nothing
/// @param idempotent whether running it again changes nothing more
/// @param cacheable whether an answer may be used again for a while
public record Semantics(
        @Nullable Boolean safe,
        @Nullable Boolean idempotent,
        @Nullable Boolean cacheable) {

    static final Semantics NONE = new Semantics(null, null, null);

    static Semantics read(@Nullable Section section) {
        if (section == null) {
            return NONE;
        }
        var semantics = new Semantics(section.flag("safe"), section.flag("idempotent"), section.flag("cacheable"));
        section.close();
        return semantics;
    }

    /// What they let a caller expect: what is safe only reads, and destroys nothing.
    Hints hints() {
        return new Hints(safe, Boolean.TRUE.equals(safe) ? Boolean.FALSE : null, idempotent, null, cacheable);
    }
}
