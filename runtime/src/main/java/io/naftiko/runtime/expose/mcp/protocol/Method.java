package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A method of the protocol that the server answers.
///
/// @param first the first revision that has it
/// @param last the last revision that has it
/// @param rung what the method asks of the headers in the modern era
/// @param work the answer to a call
public record Method(String name, Revision first, Revision last, Ladder.Rung rung, Function<Call, Answer> work) {

    private static final Logger LOG = LoggerFactory.getLogger(Method.class);

    public static Method legacy(String name, Function<Call, Answer> work) {
        return new Method(name, Revision.OLDEST, Revision.LAST_LEGACY, _ -> null, work);
    }

    public static Method modern(String name, Function<Call, Answer> work) {
        return new Method(name, Revision.MODERN, Revision.MODERN, _ -> null, work);
    }

    public static Method always(String name, Function<Call, Answer> work) {
        return new Method(name, Revision.OLDEST, Revision.MODERN, _ -> null, work);
    }

    public Method behind(Ladder.Rung other) {
        return new Method(name, first, last, other, work);
    }

    public boolean isIn(Revision revision) {
        return first.compareTo(revision) <= 0 && revision.compareTo(last) <= 0;
    }

    /// The answer to `call`. What nobody foresaw is told to the log alone.
    public Answer answer(Call call) {
        try {
            return work.apply(call);
        } catch (RuntimeException unforeseen) {
            LOG.error("{} failed", name, unforeseen);
            return Fault.internal();
        }
    }
}
