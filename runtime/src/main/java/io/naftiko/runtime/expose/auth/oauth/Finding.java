package io.naftiko.runtime.expose.auth.oauth;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a token turns out to be. Closed.
sealed interface Finding {

    /// The authorization server gave it, and it holds now.
    ///
    /// @param issuer who says so; null where the authorization server was asked itself and does not repeat it
    /// @param audience whom it was given for
    record Valid(@Nullable String issuer, Set<String> audience, Set<String> scopes) implements Finding {

        public Valid {
            audience = Set.copyOf(audience);
            scopes = Set.copyOf(scopes);
        }
    }

    /// It proves nothing.
    ///
    /// @param reason a sentence that says nothing of the token's content
    record Invalid(String reason) implements Finding {}
}
