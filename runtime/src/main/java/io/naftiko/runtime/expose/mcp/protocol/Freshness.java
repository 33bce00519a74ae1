package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.report.Code;
import java.util.Set;

/// How long clients may keep a list or a resource, and who else may see what they keep (2026-07-28, caching).
///
/// @param ttlMs in milliseconds; 0 for not at all
/// @param scope `private` or `public`
public record Freshness(int ttlMs, String scope) {

    public static final Freshness NONE = new Freshness(0, "private");

    private static final Set<String> SCOPES = Set.of("private", "public");

    public static Freshness read(Section section) {
        var ttlMs = section.integer("ttlMs");
        var scope = section.textOr("cacheScope", NONE.scope);
        if (!SCOPES.contains(scope)) {
            wrong(section, "cacheScope", "`cacheScope` takes `private` or `public`, found `" + scope + "`.");
        }
        if (ttlMs != null && ttlMs < 0) {
            wrong(section, "ttlMs", "`ttlMs` is 0 or more milliseconds, found " + ttlMs + ".");
        }
        return new Freshness(ttlMs == null ? NONE.ttlMs : ttlMs, scope);
    }

    /// Whether others than the caller may see what is kept.
    public boolean isShared() {
        return scope.equals("public");
    }

    /// The same for answers that are the caller's alone.
    public Freshness forOne() {
        return new Freshness(ttlMs, NONE.scope);
    }

    private static void wrong(Section section, String keyword, String message) {
        section.problems().add(Code.WRONG_SHAPE, section.place(keyword), message);
    }
}
