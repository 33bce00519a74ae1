package io.naftiko.runtime.expose.auth.oauth;

import io.naftiko.runtime.expose.auth.Challenge;
import io.naftiko.runtime.expose.auth.Credentials;
import io.naftiko.runtime.expose.auth.Gate;
import io.naftiko.runtime.expose.auth.Verdict;
import io.naftiko.runtime.expose.auth.Verdict.Admitted;
import io.naftiko.runtime.expose.auth.Verdict.Refused;
import io.naftiko.runtime.expose.auth.oauth.Finding.Invalid;
import io.naftiko.runtime.expose.auth.oauth.Finding.Valid;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.http.ProblemDetails;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Scopes;
import io.naftiko.runtime.report.FailedCall;
import java.util.List;
import java.util.regex.Pattern;

/// Lets those in who have a token for this very resource, with every scope that it needs.
///
/// @param hierarchy which scopes imply which
/// @param audience whom a token must have been given for (RFC 8707)
record TokenCheck(ProtectedResource resource, ScopeHierarchy hierarchy, String audience, Tokens tokens)
        implements Gate.Check {

    /// RFC 6750, 2.1.
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    @Override
    public Verdict of(Request request) {
        return switch (Credentials.of(request, "Bearer")) {
            case Credentials.None _ ->
                Refused.missing(List.of(resource.challenge().text()));
            case Credentials.Several _ -> malformed("The header Authorization is there several times.");
            case Credentials.One(var token) when !TOKEN.matcher(token).matches() -> malformed("This is no token.");
            case Credentials.One(var token) -> verdict(request, token);
        };
    }

    private Verdict verdict(Request request, String token) {
        try {
            return switch (tokens.find(token)) {
                case Invalid(var reason) -> invalid(reason);
                case Valid valid
                when !valid.audience().contains(audience) -> invalid("The token was given for another resource.");
                case Valid valid -> verdict(request, hierarchy.widened(valid.holder()));
            };
        } catch (FailedCall unavailable) {
            return Refused.unavailable(unavailable.failure());
        }
    }

    private Verdict verdict(Request request, Principal caller) {
        return resource.needed().allow(caller) ? Admitted.behindHeader(request, caller) : insufficient();
    }

    /// A refusal for want of scopes says where to get more (2026-07-28, authorization: runtime insufficient scope
    /// errors).
    @Override
    public Response leaving(Response response) {
        var challenge = response.headers().first("WWW-Authenticate").orElse("");
        return response.status() == 403 && challenge.startsWith(Scopes.INSUFFICIENT)
                ? response.withHeader(
                        "WWW-Authenticate",
                        resource.located(new Challenge(challenge)).text())
                : response;
    }

    private Refused invalid(String reason) {
        return Refused.wrong(List.of(challenge("invalid_token", reason)));
    }

    private Refused insufficient() {
        var reason = "The token must have all of the scopes "
                + String.join(" ", resource.needed().all()) + ".";
        return new Refused(
                new ProblemDetails("scope-insufficient", 403, "Scope insufficient", reason),
                List.of(challenge("insufficient_scope", reason)));
    }

    private Refused malformed(String reason) {
        return new Refused(
                new ProblemDetails("credential-malformed", 400, "Credential malformed", reason),
                List.of(challenge("invalid_request", reason)));
    }

    private String challenge(String error, String reason) {
        return resource.challenge()
                .with("error", error)
                .with("error_description", reason)
                .text();
    }
}
