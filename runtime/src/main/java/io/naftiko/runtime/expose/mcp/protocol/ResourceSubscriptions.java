package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import java.util.stream.Stream;

/// `resources/subscribe` and `resources/unsubscribe`: of which resources a session hears (2025-11-25, server:
/// resources).
///
/// @param hub tells the session of changes
/// @param shown what can be heard of
public record ResourceSubscriptions(Hub hub, Shown shown) {

    public Stream<Method> methods() {
        return Stream.of(
                Method.legacy("resources/subscribe", this::subscribe),
                Method.legacy("resources/unsubscribe", this::unsubscribe));
    }

    private Answer subscribe(Call call) {
        var uri = call.params().path("uri").stringValue("");
        if (shown.watched(uri, call.principal()).isEmpty()) {
            return Fault.invalidParams("`uri` is no resource whose changes this server sees.");
        }
        if (call.session() == null) {
            return Fault.sessionMissing();
        }
        if (!call.session().subscribe(uri)) {
            return Fault.invalidParams("The session has as many subscriptions as it may have.");
        }
        hub.watch(uri, shown);
        return Result.NOTHING;
    }

    private Answer unsubscribe(Call call) {
        if (call.session() == null) {
            return Fault.sessionMissing();
        }
        call.session().unsubscribe(call.params().path("uri").stringValue(""));
        return Result.NOTHING;
    }
}
