package io.naftiko.cli.call;

import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Keeps what is sent to upstreams and what comes back.
final class Recorder implements Filter {

    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    @Override
    public Response handle(Request request, Handler next) {
        long start = System.nanoTime();
        @Nullable Response response = null;
        try {
            response = next.handle(request);
            return response;
        } finally {
            exchanges.add(new Exchange(request, response, Duration.ofNanos(System.nanoTime() - start)));
        }
    }

    List<Exchange> exchanges() {
        return exchanges;
    }
}
