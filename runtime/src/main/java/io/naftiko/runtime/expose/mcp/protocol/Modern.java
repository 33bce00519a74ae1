package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Conversation;

/// The modern era: each request stands alone (revision 2026-07-28). A client that leaves stops its call.
final class Modern {

    private final Methods methods;
    private final Ladder ladder;
    private final Wire wire;
    private final ModernCall calls;
    private final Hub hub;
    private final Shown shown;

    Modern(Methods methods, Wire wire, Memory memory, Shown shown) {
        this.methods = methods;
        this.ladder = new Ladder(methods);
        this.wire = wire;
        this.calls = new ModernCall(memory.state());
        this.hub = memory.hub();
        this.shown = shown;
    }

    Response answer(Arrival arrival) {
        var refused = ladder.refuse(arrival);
        return refused == null
                ? perform(arrival)
                : Wire.refuse(arrival.request().id(), refused);
    }

    private Response perform(Arrival arrival) {
        var request = arrival.request();
        if (request.method().equals(Subscription.METHOD)) {
            return listen(arrival);
        }
        var task = methods.find(request, Revision.MODERN);
        if (task == null) {
            return Wire.refuse(request.id(), Fault.unknownMethod(404, request.method()));
        }
        if (!task.runs()) {
            var call = new Call(Revision.MODERN, request.params(), principal(arrival), Conversation.NONE);
            return wire.respond(request.id(), task.answer(call), Revision.MODERN);
        }
        var run = new Run();
        arrival.peer().departure().whenGone(run::stop);
        return arrival.envelope().narration(Outlet.NONE).lets(task.spoken())
                ? talk(task, arrival, run)
                : work(task, arrival, run, Outlet.NONE);
    }

    private Response listen(Arrival arrival) {
        try {
            var subscription = hub.join(arrival.request(), principal(arrival), shown);
            Runnable leave = () -> hub.leave(subscription);
            arrival.peer().departure().whenGone(leave);
            return new EventStream(subscription.transcript(), leave).response();
        } catch (Refused refused) {
            return Wire.refuse(arrival.request().id(), refused.fault());
        }
    }

    private Response talk(Task task, Arrival arrival, Run run) {
        var transcript = new Transcript();
        return new Exchange(
                        transcript,
                        () -> work(task, arrival, run, transcript),
                        Wire.refuse(arrival.request().id(), Fault.internal()))
                .answer(new EventStream(transcript, run::stop)::response);
    }

    private Response work(Task task, Arrival arrival, Run run, Outlet outlet) {
        var request = arrival.request();
        run.begin();
        try {
            var answer = calls.answer(task, request, principal(arrival), outlet);
            return wire.respond(request.id(), answer, Revision.MODERN);
        } finally {
            run.end();
        }
    }

    private static Principal principal(Arrival arrival) {
        return arrival.peer().principal();
    }
}
