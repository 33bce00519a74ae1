package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.model.Unanswered;
import io.naftiko.runtime.model.Utterances;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a method does where it is called with certain parameters.
///
/// @param method its name
/// @param rung what it asks of the headers in the modern era
/// @param utterances what it may have to say before its answer; null where it runs nothing: then it cannot be talked
/// with, nor stopped
/// @param brief whether its answer takes no long work of this process, apart from waiting
/// @param work the answer to a call
public record Task(
        String method, Ladder.Rung rung, @Nullable Utterances utterances, boolean brief, Function<Call, Answer> work) {

    private static final Logger LOG = LoggerFactory.getLogger(Task.class);

    /// A task that runs nothing.
    Task(String method, Function<Call, Answer> work) {
        this(method, _ -> null, null, false, work);
    }

    /// A task that runs a routine.
    public static Task running(String method, Utterances utterances, Function<Call, Answer> work) {
        return new Task(method, _ -> null, utterances, false, work);
    }

    boolean runs() {
        return utterances != null;
    }

    /// What it may have to say before its answer.
    Utterances spoken() {
        return utterances == null ? Utterances.NONE : utterances;
    }

    /// The answer to `call`. What nobody foresaw is told to the log alone.
    ///
    /// @throws Unanswered when the client is to answer questions first
    Answer answer(Call call) {
        try {
            return work.apply(call);
        } catch (Unanswered asked) {
            throw asked;
        } catch (RuntimeException unforeseen) {
            LOG.error("{} failed", method, unforeseen);
            return Fault.internal();
        }
    }
}
