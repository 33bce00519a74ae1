package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Hints;
import io.naftiko.runtime.model.Routine;
import java.util.Set;
import java.util.stream.Stream;

/// Whether a call that failed may be made again, as a sentence for a model.
///
/// @param harmless whether doing it twice does no more than doing it once
record Retry(boolean harmless) {

    /// Of reading, which is always harmless.
    static final Retry READING = new Retry(true);

    /// Methods that may be repeated (RFC 9110, 9.2.2).
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY");

    /// What the hints say; where they are silent, the methods of what is called.
    static Retry of(Hints hints, Routine routine) {
        if (Boolean.TRUE.equals(hints.readOnly()) || hints.idempotent() != null) {
            return new Retry(!Boolean.FALSE.equals(hints.idempotent()) || Boolean.TRUE.equals(hints.readOnly()));
        }
        var called = Stream.concat(
                Stream.ofNullable(routine.upstream()), routine.steps().stream().flatMap(step -> step.upstreams()));
        return new Retry(called.allMatch(each -> IDEMPOTENT.contains(each.method())));
    }

    /// After a refusal; empty where the call itself is what is wrong.
    String after(Response refusal) {
        return switch (refusal.status()) {
            case 401 -> " The API does not accept the credential of this server: calling again does not help.";
            case 403 -> " The API does not allow this: calling again does not help.";
            case 429, 503 -> waiting(refusal);
            case 408 -> afterDoubt();
            default -> refusal.status() >= 500 ? afterDoubt() : "";
        };
    }

    private static String waiting(Response refusal) {
        var when = refusal.headers().first("Retry-After").orElse("").strip();
        if (when.matches("[0-9]{1,6}")) {
            return " Try again in " + when + " seconds.";
        }
        return when.isEmpty() || when.length() > 40 ? " Try again later." : " Try again after " + when + ".";
    }

    /// Where nobody knows whether it was done.
    String afterDoubt() {
        return harmless
                ? " The call may be repeated."
                : " It may have done what was asked: find out before you call again.";
    }
}
