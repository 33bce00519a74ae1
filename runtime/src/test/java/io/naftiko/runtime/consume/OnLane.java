package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.lane.Lane;
import io.naftiko.runtime.model.Deadline;
import io.naftiko.runtime.model.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/// Makes every call on a lane, while the thread that wants it waits.
final class OnLane implements Network {

    private final Network network;
    private final XnioWorker worker = worker();
    private final Lane lane = new Lane(worker.getIoThread(0));

    OnLane() {
        this(new JdkNetwork());
    }

    /// @param other for what is not called by Undertow's client
    OnLane(Network other) {
        this.network = new UndertowNetwork(other);
    }

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
        worker.shutdownNow();
    }
}
