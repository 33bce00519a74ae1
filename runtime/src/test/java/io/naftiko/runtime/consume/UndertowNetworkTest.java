package io.naftiko.runtime.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.lane.Lane;
import io.naftiko.runtime.model.Deadline;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

class UndertowNetworkTest extends NetworkContract {

    @Override
    Network open() {
        return new OnLane();
    }

    /// What must not be repeated goes by Undertow's client once that has understood the API.
    @Test
    void anApiIsTriedByWhatMayBeRepeated() {
        var text = "x".repeat(1 << 20);
        try (var api = RecordingUpstream.answering(Answer.json("{}"));
                var network = open()) {
            var handler = network.within(Limits.NONE);
            handler.handle(request("GET", api, Body.empty()));
            handler.handle(request("POST", api, Body.of(text)));

            assertThat(api.requests()).extracting(Received::text).containsExactly("", text);
            assertThat(api.connections()).isEqualTo(1);
        }
    }

    @Test
    void whatMayNotBeRepeatedIsNoTrial() {
        try (var api = RecordingUpstream.answering(Answer.json("{}"));
                var network = open()) {
            var handler = network.within(Limits.NONE);
            handler.handle(request("POST", api, Body.of("hello")));
            handler.handle(request("GET", api, Body.empty()));

            assertThat(api.requests()).extracting(Received::text).containsExactly("hello", "");
            assertThat(api.connections()).isEqualTo(2);
        }
    }

    private static Request request(String method, RecordingUpstream api, Body body) {
        return new Request(method, Url.parse(api.origin() + "/"), Headers.EMPTY, body);
    }

    /// Makes every call on a lane, while the thread that wants it waits.
    private static final class OnLane implements Network {

        private final Network jdk = new JdkNetwork();
        private final Network network = new UndertowNetwork(jdk);
        private final XnioWorker worker = worker();
        private final Lane lane = new Lane(worker.getIoThread(0));

        private static XnioWorker worker() {
            try {
                return Xnio.getInstance().createWorker(OptionMap.create(Options.WORKER_IO_THREADS, 1));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        @Override
        public Handler within(Limits limits) {
            var handler = network.within(limits);
            return request -> handle(handler, request);
        }

        @Override
        public Handler passing(Limits limits) {
            var handler = network.passing(limits);
            return request -> handle(handler, request);
        }

        private Response handle(Handler handler, Request request) {
            var answer = new FutureTask<>(() -> handler.handle(request));
            var thread = new CompletableFuture<Thread>();
            var left = Deadline.left(Duration.ofDays(1));
            lane.start(() -> {
                thread.complete(Thread.currentThread());
                Deadline.within(left, () -> {
                    answer.run();
                    return true;
                });
            });
            return await(answer, thread);
        }

        private static Response await(Future<Response> answer, CompletableFuture<Thread> thread) {
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        return answer.get();
                    } catch (InterruptedException _) {
                        interrupted = true;
                        thread.join().interrupt();
                    }
                }
            } catch (ExecutionException failed) {
                throw (RuntimeException) failed.getCause();
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void close() {
            network.close();
            jdk.close();
            worker.shutdownNow();
        }
    }
}
