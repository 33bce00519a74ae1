package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.model.Unanswered;
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
/// @param talks whether a call with such parameters may have something to say, or to ask, before it is answered; null
/// for a method that runs nothing: its calls cannot be talked with, nor stopped
/// @param brief whether the answer to a call with such parameters takes no long work of this process, apart from
/// waiting
/// @param work the answer to a call
public record Method(
        String name,
        Revision first,
        Revision last,
        Ladder.Rung rung,
        @Nullable Predicate<ObjectNode> talks,
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
        return new Method(name, first, last, other, talks, brief, work);
    }

    /// The same method as one that runs routines.
    ///
    /// @param mayTalk whether a call with such parameters may have something to say, or to ask, first
    public Method running(Predicate<ObjectNode> mayTalk) {
        return new Method(name, first, last, rung, mayTalk, brief, work);
    }

    /// The same method, some of whose calls are brief.
    public Method brief(Predicate<ObjectNode> isBrief) {
        return new Method(name, first, last, rung, talks, isBrief, work);
    }

    public boolean isIn(Revision revision) {
        return first.compareTo(revision) <= 0 && revision.compareTo(last) <= 0;
    }

    boolean runs() {
        return talks != null;
    }

    boolean talks(ObjectNode params) {
        return talks != null && talks.test(params);
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
