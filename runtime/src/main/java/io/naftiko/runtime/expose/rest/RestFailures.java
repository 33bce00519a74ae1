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
            case Failure.VariableUnset unset ->
                new ProblemDetails("variable-unset", 503, "Not configured", unset.message());
            case Failure.Overloaded busy -> new ProblemDetails("overloaded", 503, "Overloaded", busy.message());
            case Failure.UpstreamUnreachable unreachable ->
                new ProblemDetails("upstream-unreachable", 502, "Upstream unreachable", unreachable.message());
            case Failure.UnreadableReply unreadable ->
                new ProblemDetails("unreadable-reply", 502, "Unreadable reply", unreadable.message());
            case Failure.NothingFound nothing ->
                new ProblemDetails("nothing-found", 404, "Nothing found", nothing.message());
            case Failure.UpstreamTimedOut late ->
                new ProblemDetails("upstream-timed-out", 504, "Upstream timed out", late.message());
        };
    }

    private static ProblemDetails badInput(Failure.BadInput bad) {
        var flaws = bad.violations().stream()
                .map(each -> new Flaw(each.input(), each.reason()))
                .toList();
        return new ProblemDetails("bad-input", 400, "Bad input", bad.message(), flaws);
    }
}
