package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// A request that came over a pair of streams, until it is answered or cancelled. Whatever it says belongs before its
/// answer; after that it is silent.
final class StdioCall implements Outlet {

    private static final Logger LOG = LoggerFactory.getLogger(StdioCall.class);

    private final JsonNode id;
    private final Consumer<byte[]> client;
    private final Run run = new Run();
    private boolean over;

    StdioCall(JsonNode id, Consumer<byte[]> client) {
        this.id = id;
        this.client = client;
    }

    JsonNode id() {
        return id;
    }

    @Override
    public synchronized void send(byte[] message) {
        if (!over) {
            client.accept(EventStream.inOneLine(message));
        }
    }

    /// Does the work on this thread, and says what it comes to.
    ///
    /// @param work answers null where there is nothing to be said any more
    void answer(Function<Outlet, byte @Nullable []> work) {
        run.begin();
        try {
            end(work.apply(this));
        } catch (Throwable unforeseen) { // a client without an answer would wait for ever
            LOG.error("a call failed", unforeseen);
            end(Wire.fault(id, Fault.internal()));
        } finally {
            run.end();
        }
    }

    private synchronized void end(byte @Nullable [] answer) {
        if (answer != null) {
            send(answer);
        }
        over = true;
    }

    /// Nobody wants to hear of it any more: the work is interrupted.
    synchronized void cancel() {
        over = true;
        run.stop();
    }
}
