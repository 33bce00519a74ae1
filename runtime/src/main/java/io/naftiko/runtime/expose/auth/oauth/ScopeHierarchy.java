package io.naftiko.runtime.expose.auth.oauth;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Principal;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Which scopes imply which (2026-07-28, authorization: step-up authorization flow).
///
/// @param narrower what a scope implies, by that scope
record ScopeHierarchy(Map<String, List<String>> narrower) {

    ScopeHierarchy {
        narrower = Map.copyOf(narrower);
    }

    /// Reads `scopeHierarchy`, a list of scopes by the broader scope.
    static ScopeHierarchy read(Section section) {
        var narrower = new LinkedHashMap<String, List<String>>();
        var inner = section.section("scopeHierarchy");
        if (inner != null) {
            inner.keys().forEach(scope -> narrower.put(scope, inner.strings(scope)));
        }
        return new ScopeHierarchy(narrower);
    }

    /// The same caller, who is also allowed what its scopes imply.
    Principal widened(Principal caller) {
        if (narrower.isEmpty()) {
            return caller;
        }
        var all = new LinkedHashSet<>(caller.scopes());
        var left = new ArrayDeque<>(all);
        while (!left.isEmpty()) {
            for (var implied : narrower.getOrDefault(left.remove(), List.of())) {
                if (all.add(implied)) {
                    left.add(implied);
                }
            }
        }
        return new Principal(caller.name(), all);
    }
}
