package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.http.Response;

/// The modern era: each request stands alone (revision 2026-07-28).
final class Modern {

    private final Methods methods;
    private final Ladder ladder;
    private final Wire wire;

    Modern(Methods methods, Wire wire) {
        this.methods = methods;
        this.ladder = new Ladder(methods);
        this.wire = wire;
    }

    Response answer(Arrival arrival) {
        return wire.respond(arrival.request().id(), answerTo(arrival), Revision.MODERN);
    }

    private Answer answerTo(Arrival arrival) {
        var refused = ladder.refuse(arrival);
        return refused == null
                ? methods.answer(
                        arrival.request(), Revision.MODERN, arrival.peer().principal())
                : refused;
    }
}
