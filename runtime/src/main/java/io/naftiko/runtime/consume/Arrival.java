package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Body;
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
import org.jspecify.annotations.Nullable;

/// The body of an answer while it comes in, on the client's reading thread.
///
/// The client hands it out as soon as the headers are there; [#await] is for the thread that made the call.
final class Arrival implements BodySubscriber<Arrival> {

    private final long maxBytes;
    private final List<ByteBuffer> pieces = new ArrayList<>();
    private final CompletableFuture<Body> whole = new CompletableFuture<>();
    private long length;
    private volatile @Nullable Subscription subscription;

    /// The arrival of an answer that was asked for and has not begun.
    Arrival(Budget budget) {
        this.maxBytes = budget.maxBytes();
    }

    /// The headers of the answer to `method` are there; one that announces too much, or two lengths at once (RFC 9112,
    /// 6.3), fails before it is read.
    Arrival begin(ResponseInfo info, String method) {
        var announced = info.headers().allValues("Content-Length");
        if (announced.size() > 1 && !announced.stream().allMatch(announced.getFirst()::equals)) {
            fail(new ProtocolException("several lengths"));
        } else if (!announced.isEmpty() && !method.equals("HEAD") && Long.parseLong(announced.getFirst()) > maxBytes) {
            fail(new TooLarge(maxBytes));
        }
        return this;
    }

    /// Nobody waits for the answer any more: the exchange ends, also where it is only about to begin.
    void abandon() {
        whole.cancel(false);
        cancel();
    }

    /// The whole body. When it does not come, the exchange ends.
    ///
    /// @param deadline on the clock of [System#nanoTime]
    Body await(long deadline) throws IOException, InterruptedException, TimeoutException {
        try {
            return whole.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
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
        if (whole.isDone()) {
            opened.cancel();
        } else {
            opened.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> more) {
        for (var piece : more) {
            length += piece.remaining();
        }
        if (length > maxBytes) {
            fail(new TooLarge(maxBytes));
            cancel();
        } else {
            pieces.addAll(more);
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(joined());
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
        whole.completeExceptionally(reason);
        pieces.clear();
    }

    private void cancel() {
        var open = subscription;
        if (open != null) {
            open.cancel();
        }
    }
}
