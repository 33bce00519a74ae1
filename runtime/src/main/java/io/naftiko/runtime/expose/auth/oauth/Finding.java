package io.naftiko.runtime.expose.auth.oauth;

import io.naftiko.runtime.http.Principal;
import java.util.Set;

/// What a token turns out to be. Closed.
sealed interface Finding {

    /// The authorization server gave it, and it holds now.
    ///
    /// @param holder who has it, with what it allows
    /// @param audience whom it was given for
    record Valid(Principal holder, Set<String> audience) implements Finding {

        public Valid {
            audience = Set.copyOf(audience);
        }
    }

    /// It proves nothing.
    ///
    /// @param reason a sentence that says nothing of the token's content
    record Invalid(String reason) implements Finding {}
}
