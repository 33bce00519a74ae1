package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Message.Reply;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A request of the server to its client.
///
/// @param id that nobody can guess
record Asked(JsonNode id, BlockingQueue<Reply> replies) {

    Asked(JsonNode id) {
        this(id, new ArrayBlockingQueue<>(1));
    }

    boolean answer(Reply reply) {
        return replies.offer(reply);
    }

    /// The client's reply; null when there is none in time.
    @Nullable
    Reply await(Duration patience) throws InterruptedException {
        return replies.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
