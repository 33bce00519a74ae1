package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Message.Reply;
import io.naftiko.runtime.model.Journal;
import io.naftiko.runtime.model.Question;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.NobodyToAsk;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// With a client of the legacy era: it is asked by requests on the stream of its call, and posts its answers. It has 10
/// minutes for each, and three attempts (2025-11-25, client features).
///
/// @param session null where there is none: then nobody can be asked
record LegacyConversation(Narration narration, @Nullable Session session, Revision revision, Outlet outlet)
        implements Narrated {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int ATTEMPTS = 3;

    @Override
    public boolean answers(Question question) {
        return session != null
                && session.terms().capabilities().allow(question)
                && switch (question) {
                    case Question.Form _, Question.Consent _ -> revision.hasElicitation();
                    case Question.Visit _ -> revision.hasElicitationModes();
                    case Question.Sample _, Question.Roots _ -> true;
                };
    }

    @Override
    public JsonNode ask(String key, Question question) {
        if (session == null) {
            throw nobody("The caller has no session, so that it cannot be asked.");
        }
        if (!answers(question)) {
            throw nobody("The client does not support " + Inquiry.method(question) + " as it is needed here.");
        }
        for (int i = 0; i < ATTEMPTS; i++) {
            var answer = attempt(session, question);
            if (Inquiry.isAnswered(question, answer)) {
                return answer;
            }
        }
        throw nobody("The client's answers to " + Inquiry.method(question) + " do not fit what was asked.");
    }

    private JsonNode attempt(Session asking, Question question) {
        var asked = asking.ask();
        if (asked == null) {
            throw nobody("Too many questions of this session wait for an answer.");
        }
        try {
            outlet.send(request(asked, question));
            return result(asked.await(PATIENCE), asked);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw nobody("The call was cancelled.");
        } finally {
            asking.forget(asked);
        }
    }

    private JsonNode result(@Nullable Reply reply, Asked asked) {
        if (reply == null) {
            var cancelled = Json.object().put("reason", "No answer came in time.");
            cancelled.set("requestId", asked.id());
            outlet.send(Narration.notification("notifications/cancelled", cancelled));
            throw nobody("The client did not answer in time.");
        }
        if (reply.error() != null) {
            throw nobody("The client would not answer: "
                    + reply.error().path("message").asString(""));
        }
        return reply.result() == null ? Json.object() : reply.result();
    }

    private byte[] request(Asked asked, Question question) {
        var params = Inquiry.params(question, revision);
        if (question instanceof Question.Visit) {
            params.put("elicitationId", UUID.randomUUID().toString());
        }
        var request = Json.object().put("jsonrpc", "2.0");
        request.set("id", asked.id());
        request.put("method", Inquiry.method(question)).set("params", params);
        return Json.bytes(request);
    }

    private static FailedCall nobody(String message) {
        return new FailedCall(new NobodyToAsk(message));
    }

    /// The run waits for its answers and is never repeated.
    @Override
    public Journal journal() {
        return Journal.NONE;
    }
}
