package io.naftiko.cli.call;

import io.naftiko.runtime.flow.Progress;
import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Keeps what is sent to upstreams and what comes back, and what becomes of steps, in the order in which it ended.
final class Recorder implements Filter {

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /// What happened in a call. Closed.
    sealed interface Entry permits Exchange, Remark {}

    /// What became of a step.
    record Remark(Progress.Event event) implements Entry {}

    @Override
    public Response handle(Request request, Handler next) {
        long start = System.nanoTime();
        @Nullable Response response = null;
        try {
            response = next.handle(request);
            return response;
        } finally {
            var time = Duration.ofNanos(System.nanoTime() - start);
            entries.add(new Exchange(Progress.path(), request, response, time));
        }
    }

    void remark(Progress.Event event) {
        entries.add(new Remark(event));
    }

    List<Entry> entries() {
        return entries;
    }
}
