package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import java.util.List;
import java.util.Set;

/// A unit with what it does, as a method on a path.
///
/// @param inputs a reader for each input, in order
record Operation(Unit unit, Caller.Web web, Routine routine, List<InputReader> inputs, BodyReader body) {

    static Operation of(Offer offer) {
        var routine = offer.routine();
        return new Operation(
                offer.unit(),
                web(offer.unit()),
                routine,
                routine.inputs().stream().map(InputReader::of).toList(),
                BodyReader.of(routine));
    }

    private static Caller.Web web(Unit unit) {
        return switch (unit.caller()) {
            case Caller.Web web -> web;
            case Caller.Agent _, Caller.Reader _, Caller.Prompter _ ->
                throw new IllegalArgumentException(unit.name() + " is no REST operation");
        };
    }

    Route route() {
        var handler = unit.scopes().isEmpty() ? handler() : handler().behind(new Permitted(unit.scopes()));
        return new Route(web.method(), web.path(), true, routine.isBrief(), handler);
    }

    private Handler handler() {
        if (isForward()) {
            return new ForwardHandler(routine, ExposedPath.ROOT.and(web.path()).tail());
        }
        var handler = new OperationHandler(routine, inputs, body, web.responses());
        return mayBeCached() ? new Freshness(handler) : handler;
    }

    private boolean mayBeCached() {
        return unit.hints().mayBeCached() && Set.of("GET", "HEAD").contains(web.method());
    }

    /// Whether it sends requests of every method on.
    boolean isForward() {
        return unit.target() instanceof Target.Forward;
    }
}
