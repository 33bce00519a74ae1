package io.naftiko.runtime.http;

import java.util.LinkedHashSet;
import java.util.List;

/// What a caller must be allowed, all of it, to do something (RFC 6749, 3.3).
///
/// @param all in the order of the file, each once
public record Scopes(List<String> all) {

    /// What everybody may do.
    public static final Scopes NONE = new Scopes(List.of());

    /// How a challenge begins that [#challenge] makes.
    public static final String INSUFFICIENT = "Bearer error=\"insufficient_scope\"";

    public Scopes {
        all = List.copyOf(new LinkedHashSet<>(all));
    }

    /// These, and those of `others`.
    public Scopes and(Scopes others) {
        var both = new LinkedHashSet<>(all);
        both.addAll(others.all);
        return new Scopes(List.copyOf(both));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public boolean allow(Principal caller) {
        return caller.equals(Principal.OWNER) || caller.scopes().containsAll(all);
    }

    /// What a caller is told that lacks one of them: all that it takes at once (RFC 6750, 3.1).
    public Headers challenge() {
        return Headers.of("WWW-Authenticate", INSUFFICIENT + ", scope=\"" + String.join(" ", all) + "\"");
    }
}
