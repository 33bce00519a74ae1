package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.report.FailedCall;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The body of an answer while it comes in, on the client's reading thread.
///
/// The client hands it out as soon as the headers are there; [#await] is for the thread that made the call. It is kept
/// until it is whole; where it may be passed on, until it is known to be longer than [#LONG].
final class Arrival implements BodySubscriber<Arrival> {

    /// How many bytes are kept of a body that may be passed on.
    static final int LONG = 256 << 10;

    private final String method;
    private final long maxBytes;
    private final Function<Exception, FailedCall> breakdown;
    private final Thread caller = Thread.currentThread();
    private final List<ByteBuffer> pieces = new ArrayList<>();
    private final CompletableFuture<Body> body = new CompletableFuture<>();
    private boolean passes;
    private long announced = -1;
    private long length;
    private @Nullable Inflow inflow;
    private volatile @Nullable Subscription subscription;

    /// The arrival of an answer that was asked for by this thread and has not begun.
    ///
    /// @param passes whether it may be passed on while it comes in
    Arrival(String method, long maxBytes, boolean passes, Function<Exception, FailedCall> breakdown) {
        this.method = method;
        this.maxBytes = maxBytes;
        this.passes = passes;
        this.breakdown = breakdown;
    }

    /// The headers of the answer are there; one that announces too much, or two lengths at once (RFC 9112, 6.3), fails
    /// before it is read. Only a good answer is passed on: others are looked at.
    Arrival begin(ResponseInfo info) {
        boolean isHead = method.equals("HEAD");
        var lengths = info.headers().allValues("Content-Length");
        if (!lengths.isEmpty() && !isHead) {
            announced = Long.parseLong(lengths.getFirst());
        }
        boolean mayBeLong = announced < 0 || announced > LONG;
        passes &= info.statusCode() / 100 == 2 && !isHead && mayBeLong;
        if (lengths.size() > 1 && !lengths.stream().allMatch(lengths.getFirst()::equals)) {
            fail(new ProtocolException("several lengths"));
        } else if (announced > maxBytes) {
            fail(new TooLarge(maxBytes));
        }
        return this;
    }

    /// Nobody waits for the answer any more: the exchange ends, also where it is only about to begin.
    void abandon() {
        body.cancel(false);
        cancel();
    }

    /// The body. When it does not come, the exchange ends.
    ///
    /// @param deadline on the clock of [System#nanoTime]
    Body await(long deadline) throws IOException, InterruptedException, TimeoutException {
        try {
            var arrived = body.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (arrived instanceof Body.Incoming(Inflow flowing, var _)) {
                flowing.until(deadline);
            }
            return arrived;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            abandon();
            throw e;
        }
    }

    @Override
    public CompletionStage<Arrival> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Subscription opened) {
        subscription = opened;
        if (body.isDone()) {
            opened.cancel();
            return;
        }
        if (passes && announced >= 0) {
            flow(opened);
        }
        opened.request(passes ? Inflow.AHEAD : Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> more) {
        for (var piece : more) {
            length += piece.remaining();
        }
        if (length > maxBytes) {
            fail(new TooLarge(maxBytes));
            cancel();
        } else if (inflow != null) {
            inflow.add(more);
        } else {
            keep(more);
        }
    }

    private void keep(List<ByteBuffer> more) {
        pieces.addAll(more);
        var open = subscription;
        if (passes && open != null) {
            if (length > LONG) {
                flow(open);
            }
            open.request(1);
        }
    }

    private void flow(Subscription open) {
        inflow = new Inflow(open, pieces, breakdown, caller);
        body.complete(new Body.Incoming(inflow, announced));
        pieces.clear();
    }

    @Override
    public void onError(Throwable failure) {
        fail(failure instanceof IOException broken ? broken : new IOException(failure));
    }

    @Override
    public void onComplete() {
        if (inflow == null) {
            body.complete(joined());
        } else {
            inflow.end(null);
        }
    }

    private Body joined() {
        if (length == 0) {
            return Body.empty();
        }
        var content = new byte[(int) length];
        int end = 0;
        for (var piece : pieces) {
            int size = piece.remaining();
            piece.get(content, end, size);
            end += size;
        }
        return Body.of(content);
    }

    private void fail(IOException reason) {
        if (inflow == null) {
            body.completeExceptionally(reason);
            pieces.clear();
        } else {
            inflow.end(reason);
        }
    }

    private void cancel() {
        var open = subscription;
        if (open != null) {
            open.cancel();
        }
    }
}
