package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;

/// Lets a client use good answers again for a minute, where the API itself does not say for how long (RFC 9111, 5.2.2).
///
/// Caches between the client and the server are left out: they know neither who may see an answer, nor on which headers
/// it depends.
record Freshness(Handler answering) implements Handler {

    private static final String ONE_MINUTE = "private, max-age=60";

    @Override
    public Response handle(Request request) {
        var answer = answering.handle(request);
        return answer.status() < 300 && !saysSo(answer) ? answer.withHeader("Cache-Control", ONE_MINUTE) : answer;
    }

    private static boolean saysSo(Response answer) {
        return answer.headers().first("Cache-Control").isPresent()
                || answer.headers().first("Expires").isPresent();
    }
}
