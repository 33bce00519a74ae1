package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.ProblemDetails;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Scopes;

/// Lets those callers call an operation who are allowed all that it takes (RFC 6750, 3.1).
record Permitted(Scopes needed) implements Filter {

    @Override
    public Response handle(Request request, Handler next) {
        return needed.allow(request.peer().principal()) ? next.handle(request) : refused(request);
    }

    private Response refused(Request request) {
        var detail = "The caller must be allowed all of " + String.join(", ", needed.all()) + ".";
        var plain = new ProblemDetails("scope-insufficient", 403, "Scope insufficient", detail).answer(request);
        Headers headers = plain.headers().and("Cache-Control", "no-store").and(needed.challenge());
        return new Response(plain.status(), headers, plain.body());
    }
}
