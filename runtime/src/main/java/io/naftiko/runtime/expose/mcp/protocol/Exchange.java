package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.lane.Lane;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A request whose work may say something before it is done (transports: Streamable HTTP). The work has a thread of its
/// own. Where the response is the first that is said, it is answered with that; else with a stream of all that is said.
///
/// It takes its time, and leaves its lane.
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Transcript transcript;
    private final Supplier<Response> work;
    private final Response failed;
    private volatile Response response;

    /// @param transcript on which the work talks
    /// @param failed the response where the work fails as nobody foresaw
    Exchange(Transcript transcript, Supplier<Response> work, Response failed) {
        this.transcript = transcript;
        this.work = work;
        this.failed = failed;
        this.response = failed;
    }

    /// @param opened makes the response that follows the transcript
    Response answer(Supplier<Response> opened) {
        Lane.leave();
        Thread.startVirtualThread(this::run);
        try {
            return transcript.opens() ? opened.get() : response;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failed;
        }
    }

    /// A transcript without an end would leave the client waiting.
    private void run() {
        try {
            response = work.get();
        } catch (Throwable unforeseen) {
            LOG.error("a call failed", unforeseen);
        } finally {
            transcript.end(response.body().bytes());
        }
    }
}
