package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Kind;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.model.Conversation;
import io.naftiko.runtime.model.Question;
import io.naftiko.runtime.model.Unanswered;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Calls of the modern era that run something, by whatever way they came: one round of each (2026-07-28, basic:
/// multi-round-trip requests).
final class ModernCall {

    private final RequestState states;

    ModernCall(RequestState states) {
        this.states = states;
    }

    /// Returns when the run is done, or has questions.
    ///
    /// @param outlet hears of the run
    Answer answer(Task task, Message.Request request, Principal principal, Outlet outlet) {
        var params = request.params();
        var narration = Envelope.of(params).narration(outlet);
        if (!task.spoken().questions() && !narration.lets(task.spoken()) && !params.hasNonNull(RequestState.NAME)) {
            return task.answer(new Call(Revision.MODERN, params, principal, Conversation.NONE));
        }
        return talk(task, params, principal, narration);
    }

    private Answer talk(Task task, ObjectNode params, Principal principal, Narration narration) {
        var envelope = Envelope.of(params);
        var bound = new Call(Revision.MODERN, params, principal, Conversation.NONE);
        try {
            var rounds = new Rounds(states.kept(bound, task.method()), params.path("inputResponses"));
            var conversation = new ModernConversation(narration, envelope.capabilities(), rounds);
            return answer(task, new Call(Revision.MODERN, params, principal, conversation), rounds, envelope);
        } catch (Refused refused) {
            return refused.fault();
        }
    }

    private Answer answer(Task task, Call call, Rounds rounds, Envelope envelope) {
        try {
            return task.answer(call);
        } catch (Unanswered asked) {
            var missing = missing(asked, envelope.capabilities());
            return missing.isEmpty()
                    ? inputRequired(asked, states.of(rounds.kept(), call, task.method()))
                    : Fault.capabilityMissing(missing);
        }
    }

    private static ObjectNode missing(Unanswered asked, ClientCapabilities capabilities) {
        var missing = Json.object();
        asked.questions().values().stream()
                .filter(question -> !capabilities.allow(question))
                .forEach(question -> ClientCapabilities.require(question, missing));
        return missing;
    }

    private static Result inputRequired(Unanswered asked, String state) {
        var members = Json.object();
        var requests = members.putObject("inputRequests");
        asked.questions().entrySet().forEach(each -> requests.set(each.getKey(), request(each)));
        members.put(RequestState.NAME, state);
        return Result.fixed(Kind.INPUT_REQUIRED, JsonBytes.membersOf(members));
    }

    private static ObjectNode request(Map.Entry<String, Question> asked) {
        var request = Json.object().put("method", Inquiry.method(asked.getValue()));
        request.set("params", Inquiry.params(asked.getValue(), Revision.MODERN));
        return request;
    }
}
