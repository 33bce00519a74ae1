package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.model.Unanswered;
import io.naftiko.runtime.model.Utterances;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// A method of the protocol that the server answers.
///
/// @param first the first revision that has it
/// @param last the last revision that has it
/// @param rung what the method asks of the headers in the modern era
/// @param utterances what a call with such parameters may have to say before it is answered; null for a method that
/// runs nothing: its calls cannot be talked with, nor stopped
/// @param brief whether the answer to a call with such parameters takes no long work of this process, apart from
/// waiting
/// @param work the answer to a call
public record Method(
        String name,
        Revision first,
        Revision last,
        Ladder.Rung rung,
        @Nullable Function<ObjectNode, Utterances> utterances,
        Predicate<ObjectNode> brief,
        Function<Call, Answer> work) {

    private static final Logger LOG = LoggerFactory.getLogger(Method.class);

    public static Method legacy(String name, Function<Call, Answer> work) {
        return new Method(name, Revision.OLDEST, Revision.LAST_LEGACY, _ -> null, null, _ -> false, work);
    }

    public static Method modern(String name, Function<Call, Answer> work) {
        return new Method(name, Revision.MODERN, Revision.MODERN, _ -> null, null, _ -> false, work);
    }

    public static Method always(String name, Function<Call, Answer> work) {
        return new Method(name, Revision.OLDEST, Revision.MODERN, _ -> null, null, _ -> false, work);
    }

    public Method behind(Ladder.Rung other) {
        return new Method(name, first, last, other, utterances, brief, work);
    }

    /// The same method as one that runs routines.
    ///
    /// @param spoken what a call with such parameters may have to say first
    public Method running(Function<ObjectNode, Utterances> spoken) {
        return new Method(name, first, last, rung, spoken, brief, work);
    }

    /// The same method, some of whose calls are brief.
    public Method brief(Predicate<ObjectNode> isBrief) {
        return new Method(name, first, last, rung, utterances, isBrief, work);
    }

    public boolean isIn(Revision revision) {
        return first.compareTo(revision) <= 0 && revision.compareTo(last) <= 0;
    }

    boolean runs() {
        return utterances != null;
    }

    /// What a call with such parameters may have to say before it is answered.
    Utterances utterances(ObjectNode params) {
        return utterances == null ? Utterances.NONE : utterances.apply(params);
    }

    /// The answer to `call`. What nobody foresaw is told to the log alone.
    ///
    /// @throws Unanswered when the client is to answer questions first
    public Answer answer(Call call) {
        try {
            return work.apply(call);
        } catch (Unanswered asked) {
            throw asked;
        } catch (RuntimeException unforeseen) {
            LOG.error("{} failed", name, unforeseen);
            return Fault.internal();
        }
    }
}
