package io.naftiko.runtime.expose.auth.oauth;

/// Finds out what tokens are.
@FunctionalInterface
interface Tokens {

    /// What a token is now.
    ///
    /// @throws io.naftiko.runtime.report.FailedCall when it takes the authorization server, and that says nothing
    Finding find(String token);
}
