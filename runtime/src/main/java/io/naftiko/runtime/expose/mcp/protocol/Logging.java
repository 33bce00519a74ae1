package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import java.util.stream.Stream;

/// `logging/setLevel`: how much a remark must matter to be heard in a session (2025-11-25, server: logging).
public final class Logging {

    private Logging() {}

    public static Stream<Method> methods() {
        return Stream.of(Method.legacy("logging/setLevel", Logging::setLevel));
    }

    private static Answer setLevel(Call call) {
        var severity = Narration.severity(call.params().get("level"));
        if (severity == null) {
            return Fault.invalidParams("`level` must be a level of RFC 5424, from `debug` to `emergency`.");
        }
        if (call.session() == null) {
            return Fault.sessionMissing();
        }
        call.session().hearFrom(severity);
        return Result.NOTHING;
    }
}
