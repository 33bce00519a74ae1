package io.naftiko.runtime.expose.auth;

import io.naftiko.runtime.expose.auth.Verdict.Admitted;
import io.naftiko.runtime.expose.auth.Verdict.Refused;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.http.Request;
import java.util.List;
import java.util.function.Predicate;

/// Checks the credential of one scheme in `Authorization`.
///
/// @param isRight decides on what stands behind the scheme
/// @param caller whoever has the right one
/// @param missing the challenge where there is no credential
/// @param wrong the challenge where it is not the right one
record SchemeCheck(String scheme, Predicate<String> isRight, Principal caller, Challenge missing, Challenge wrong)
        implements Gate.Check {

    @Override
    public Verdict of(Request request) {
        return switch (Credentials.of(request, scheme)) {
            case Credentials.None _ -> Refused.missing(List.of(missing.text()));
            case Credentials.One(var text) when isRight.test(text) -> Admitted.behindHeader(request, caller);
            case Credentials.One _, Credentials.Several _ -> Refused.wrong(List.of(wrong.text()));
        };
    }
}
