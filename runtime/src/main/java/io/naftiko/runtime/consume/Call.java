package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UnreadableReply;

/// A call of a consumed operation: fills the request and sends it.
///
/// @param linked whether a page after the first has an address of its own
public record Call(Fillable<Request> template, Handler upstream, boolean linked) implements Work {

    @Override
    public Response run(Scope scope) {
        var request = template.fill(scope);
        return upstream.handle(linked ? onPage(request, scope) : request);
    }

    private static Request onPage(Request request, Scope scope) {
        var page = scope.outputs().get(Scope.PAGE);
        return page == null
                ? request
                : request.withUrl(Redirects.resolve(page.asString(""), request.url())
                        .orElseThrow(() -> new FailedCall(new UnreadableReply(
                                "The next page is not at the host that was called, and is not called for."))));
    }
}
