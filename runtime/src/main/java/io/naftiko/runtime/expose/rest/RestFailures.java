package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.http.ProblemDetails;
import io.naftiko.runtime.http.ProblemDetails.Flaw;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.Failure;

/// Says to a web client why an operation has no answer (RFC 9457).
final class RestFailures {

    private RestFailures() {}

    static Response answer(Failure failure, Request request) {
        var answer = problem(failure).answer(request);
        return failure instanceof Failure.Overloaded busy
                ? answer.withHeader("Retry-After", Integer.toString(busy.retryAfterSeconds()))
                : answer;
    }

    private static ProblemDetails problem(Failure failure) {
        return switch (failure) {
            case Failure.BadInput bad -> badInput(bad);
            case Failure.VariableUnset _ -> problem("variable-unset", "Not configured", failure);
            case Failure.Overloaded _ -> problem("overloaded", "Overloaded", failure);
            case Failure.UpstreamUnreachable _ -> problem("upstream-unreachable", "Upstream unreachable", failure);
            case Failure.UnreadableReply _ -> problem("unreadable-reply", "Unreadable reply", failure);
            case Failure.NothingFound _ -> problem("nothing-found", "Nothing found", failure);
            case Failure.ScriptFailed _ -> problem("script-failed", "Script failed", failure);
            case Failure.UpstreamTimedOut _ -> problem("upstream-timed-out", "Upstream timed out", failure);
            case Failure.NobodyToAsk _ -> problem("nobody-to-ask", "Nobody to ask", failure);
            case Failure.Declined _ -> problem("declined", "Declined", failure);
            case Failure.Stopped _ -> problem("stopped", "Stopped", failure);
        };
    }

    private static ProblemDetails problem(String type, String title, Failure failure) {
        return new ProblemDetails(type, failure.status(), title, failure.message());
    }

    private static ProblemDetails badInput(Failure.BadInput bad) {
        var flaws = bad.violations().stream()
                .map(each -> new Flaw(each.input(), each.reason()))
                .toList();
        return new ProblemDetails("bad-input", bad.status(), "Bad input", bad.message(), flaws);
    }
}
