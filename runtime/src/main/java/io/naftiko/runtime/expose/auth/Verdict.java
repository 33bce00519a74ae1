package io.naftiko.runtime.expose.auth;

import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.http.ProblemDetails;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.Failure;
import java.util.List;

/// What a check makes of a request. Closed.
public sealed interface Verdict {

    /// The caller may come in.
    ///
    /// @param request without the credential, which nobody behind the guard needs, and with who proved it
    record Admitted(Request request) implements Verdict {

        /// The request came with its credential in `Authorization`.
        ///
        /// @param caller whom the credential proves
        public static Admitted behindHeader(Request request, Principal caller) {
            return of(request.withHeaders(request.headers().without("Authorization")), caller);
        }

        /// @param request without its credential
        /// @param caller whom the credential proved
        static Admitted of(Request request, Principal caller) {
            return new Admitted(request.from(request.peer().as(caller)));
        }
    }

    /// The caller stays outside.
    ///
    /// @param challenges what to prove instead, the preferred way first (RFC 9110, 11.6.1)
    record Refused(ProblemDetails problem, List<String> challenges) implements Verdict {

        private static final String MISSING = "credential-missing";

        public Refused {
            challenges = List.copyOf(challenges);
        }

        /// The request has no credential of the wanted kind.
        public static Refused missing(List<String> challenges) {
            return unauthenticated(MISSING, "Credential missing", "The request has no credential.", challenges);
        }

        boolean isFirst() {
            return problem.name().equals(MISSING);
        }

        /// The credential is not the right one. The answer does not say what is wrong with it.
        public static Refused wrong(List<String> challenges) {
            return unauthenticated(
                    "credential-refused", "Credential refused", "The credential is not accepted.", challenges);
        }

        /// Nobody can come in now.
        public static Refused unavailable(Failure why) {
            return new Refused(
                    why instanceof Failure.VariableUnset
                            ? new ProblemDetails("variable-unset", 503, "Not configured", why.message())
                            : new ProblemDetails(
                                    "authorization-server-unavailable",
                                    503,
                                    "Authorization server unavailable",
                                    "Whether the credential is good cannot be found out now."),
                    List.of());
        }

        private static Refused unauthenticated(String name, String title, String detail, List<String> challenges) {
            return new Refused(new ProblemDetails(name, 401, title, detail), challenges);
        }

        Response answer(Request request) {
            var plain = problem.answer(request).withHeader("Cache-Control", "no-store");
            var headers = plain.headers();
            for (var challenge : challenges) {
                headers = headers.and("WWW-Authenticate", challenge);
            }
            return new Response(plain.status(), headers, plain.body());
        }
    }
}
