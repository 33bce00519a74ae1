package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.expose.mcp.protocol.Answer;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Call;
import io.naftiko.runtime.http.Scopes;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// The work of a method for those callers who are allowed what it takes. The others are refused before it begins.
///
/// @param needed what a call with such parameters takes
record Permitted(Function<ObjectNode, Scopes> needed, Function<Call, Answer> work) implements Function<Call, Answer> {

    @Override
    public Answer apply(Call call) {
        var scopes = needed.apply(call.params());
        return scopes.allow(call.principal()) ? work.apply(call) : Fault.forbidden(scopes);
    }
}
