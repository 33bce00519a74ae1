package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.lane.Outgoing;
import io.naftiko.runtime.report.FailedCall;
import io.undertow.client.ClientCallback;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientResponse;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.xnio.ChannelListeners;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/// One request on a connection, and its answer.
final class Exchange extends Awaited<Response> {

    /// Of `Content-Length`: that it is missing, or says different things.
    private static final long UNSAID = -1;

    private static final long SEVERAL = -2;

    private final Request request;
    private final Destination to;
    private final Line line;
    private final long maxBytes;
    private final long total;
    private final boolean passes;
    private boolean begun;
    private boolean isSent;

    /// @param begin by when the headers of the answer must be there, on the clock of [System#nanoTime]
    /// @param total by when all of it must be there
    Exchange(
            Request request,
            Line line,
            Destination to,
            Connections connections,
            long begin,
            long total,
            long maxBytes,
            boolean passes,
            Function<Exception, FailedCall> explained) {
        super(connections, begin, explained);
        this.request = request;
        this.to = to;
        this.line = line;
        this.total = total;
        this.maxBytes = maxBytes;
        this.passes = passes;
    }

    /// Whether the connection broke before there was any answer that Undertow's client understands.
    boolean cameToNothing() {
        return !begun && reason() instanceof IOException && !(reason() instanceof HttpTimeoutException);
    }

    @Override
    void begin() {
        line.head().await();
        line.connection().sendRequest(WireRequest.of(request, to), then(this::send));
    }

    private <T> ClientCallback<T> then(Consumer<T> next) {
        return new ClientCallback<>() {
            @Override
            public void completed(T result) {
                next.accept(result);
            }

            @Override
            public void failed(IOException reason) {
                fail(reason);
            }
        };
    }

    private void send(ClientExchange exchange) {
        exchange.setResponseListener(then(this::receive));
        if (WireRequest.length(request) == 0) {
            isSent = true;
        } else {
            var content = new Outgoing(
                    List.of(ByteBuffer.wrap(request.body().bytes())),
                    connections().lane());
            var channel = exchange.getRequestChannel();
            channel.getWriteSetter().set(more -> send(content, more));
            send(content, channel);
        }
    }

    private void send(Outgoing content, StreamSinkChannel channel) {
        try {
            if (!content.writeTo(channel)) {
                channel.resumeWrites();
                return;
            }
            isSent = true;
            channel.shutdownWrites();
            if (!channel.flush()) {
                channel.getWriteSetter()
                        .set(ChannelListeners.flushingChannelListener(null, (_, reason) -> fail(reason)));
                channel.resumeWrites();
            }
        } catch (IOException reason) {
            fail(reason);
        }
    }

    private void receive(ClientExchange exchange) {
        line.head().end();
        var answer = exchange.getResponse();
        long announced = announced(answer);
        begun = answer.getResponseCode() >= 200;
        extend(total);
        if (!begun) { // Undertow takes an interim answer for the answer (RFC 9110, 15.2)
            fail(new ProtocolException("1xx"));
        } else if (announced == SEVERAL) {
            fail(new ProtocolException("Content-Length"));
        } else if (answer.getResponseCode() == 304 && announced > 0) { // of which Undertow waits for the body
            end(answer, Body.empty(), false);
        } else if (announced > maxBytes && !request.method().equals("HEAD")) {
            fail(new TooLarge(maxBytes));
        } else {
            new Arriving(answer, exchange.getResponseChannel()).begin(announced);
        }
    }

    private void leave(boolean isDone) {
        if (isDone && isSent) {
            connections().keep(line, to);
        } else {
            abandon();
        }
    }

    /// What `Content-Length` says; [#UNSAID] or [#SEVERAL] where that is not one length.
    private static long announced(ClientResponse answer) {
        var lengths = answer.getResponseHeaders().get(io.undertow.util.Headers.CONTENT_LENGTH);
        if (lengths == null) {
            return UNSAID;
        }
        for (int i = 1; i < lengths.size(); i++) {
            if (!lengths.get(i).equals(lengths.getFirst())) {
                return SEVERAL;
            }
        }
        return Long.parseLong(lengths.getFirst());
    }

    private void end(ClientResponse answer, Body body, boolean isDone) {
        if (isDone && isSent) {
            connections().keep(line, to);
            succeed(response(answer, body));
        } else {
            succeed(response(answer, body));
            abandon();
        }
    }

    private static Response response(ClientResponse answer, Body body) {
        return new Response(answer.getResponseCode(), headers(answer), body);
    }

    private static Headers headers(ClientResponse answer) {
        var lines = new ArrayList<Header>();
        for (var values : answer.getResponseHeaders()) {
            var name = values.getHeaderName().toString();
            for (int i = 0; i < values.size(); i++) {
                lines.add(new Header(name, values.get(i)));
            }
        }
        return Headers.of(lines);
    }

    @Override
    Exception late() {
        return begun ? new TimeoutException() : new HttpTimeoutException("");
    }

    @Override
    void abandon() {
        line.cut();
    }

    /// The body of the answer.
    private final class Arriving implements Reception.Reader {

        private final ClientResponse answer;
        private final StreamSourceChannel channel;

        Arriving(ClientResponse answer, StreamSourceChannel channel) {
            this.answer = answer;
            this.channel = channel;
        }

        void begin(long announced) {
            if (mayPass() && announced > Arrival.LONG) {
                more(new byte[0]);
            } else {
                long most = mayPass() ? Math.min(maxBytes, Arrival.LONG) : maxBytes;
                new Reception(connections().lane(), most, this).of(channel, announced);
            }
        }

        /// Only a good answer is passed on: others are looked at.
        private boolean mayPass() {
            return passes
                    && answer.getResponseCode() / 100 == 2
                    && !request.method().equals("HEAD");
        }

        @Override
        public boolean hasEnded() {
            return Exchange.this.hasEnded();
        }

        @Override
        public void whole(byte[] body) {
            end(answer, body.length == 0 ? Body.empty() : Body.of(body), true);
        }

        @Override
        public void more(byte[] begun) {
            if (begun.length > maxBytes) {
                fail(new TooLarge(maxBytes));
            } else {
                succeed(response(answer, new Body.Incoming(pour(begun), announced(answer))));
            }
        }

        private Inflow pour(byte[] begun) {
            var buffers = line.connection().getBufferPool();
            return new Pouring(
                            channel,
                            buffers,
                            connections(),
                            begun,
                            maxBytes,
                            Exchange.this::leave,
                            explained(),
                            caller())
                    .begin()
                    .until(total);
        }

        @Override
        public void fail(Exception reason) {
            Exchange.this.fail(reason);
        }
    }
}
