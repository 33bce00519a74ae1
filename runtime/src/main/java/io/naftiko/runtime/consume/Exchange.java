package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientRequest;
import io.undertow.client.ClientResponse;
import io.undertow.util.HttpString;
import io.undertow.util.Protocols;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.xnio.ChannelListeners;
import org.xnio.channels.StreamSinkChannel;

/// One request on a connection, and its answer.
final class Exchange extends Awaited<Response> {

    /// Of `Content-Length`: that it is missing, or says different things.
    private static final long UNSAID = -1;

    private static final long SEVERAL = -2;

    private static final long LONGEST_HEAD = 384 << 10;

    private final Request request;
    private final Destination to;
    private final ClientConnection connection;
    private final long maxBytes;
    private final long total;
    private final long readBefore;
    private boolean begun;
    private boolean isSent;

    /// @param begin by when the headers of the answer must be there, on the clock of [System#nanoTime]
    /// @param total by when all of it must be there
    Exchange(
            Request request,
            ClientConnection connection,
            Destination to,
            Connections connections,
            long begin,
            long total,
            long maxBytes,
            Function<Exception, FailedCall> explained) {
        super(connections, begin, explained);
        this.request = request;
        this.to = to;
        this.connection = connection;
        this.readBefore = connection.getStatistics().getRead();
        this.total = total;
        this.maxBytes = maxBytes;
    }

    /// Whether the connection broke before there was any answer that Undertow's client understands.
    boolean cameToNothing() {
        return !begun && reason() instanceof IOException && !(reason() instanceof HttpTimeoutException);
    }

    @Override
    void begin() {
        connection.sendRequest(wire(), then(this::send));
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

    private ClientRequest wire() {
        var url = request.url();
        var path = url.path().isEmpty() ? "/" : url.path();
        var wire = new ClientRequest()
                .setMethod(HttpString.tryFromString(request.method()))
                .setProtocol(Protocols.HTTP_1_1)
                .setPath(url.query() == null ? path : path + "?" + url.query());
        var headers = wire.getRequestHeaders();
        headers.put(io.undertow.util.Headers.HOST, to.named());
        if (announcesLength()) {
            headers.put(io.undertow.util.Headers.CONTENT_LENGTH, length());
        }
        for (var line : request.headers()) {
            headers.add(HttpString.tryFromString(line.name()), line.value());
        }
        return wire;
    }

    private int length() {
        return request.body() instanceof Body.Bytes(var content) ? content.length : 0;
    }

    /// An empty body is announced by the methods for which it means something (RFC 9110, 8.6).
    private boolean announcesLength() {
        return length() > 0
                || switch (request.method()) {
                    case "GET", "HEAD", "DELETE" -> false;
                    default -> true;
                };
    }

    private void send(ClientExchange exchange) {
        exchange.setResponseListener(then(this::receive));
        if (length() == 0) {
            isSent = true;
        } else {
            var content = ByteBuffer.wrap(request.body().bytes());
            var channel = exchange.getRequestChannel();
            channel.getWriteSetter().set(more -> send(content, more));
            send(content, channel);
        }
    }

    private void send(ByteBuffer content, StreamSinkChannel channel) {
        try {
            while (content.hasRemaining()) {
                if (channel.write(content) == 0) {
                    channel.resumeWrites();
                    return;
                }
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
            new Reception(connection.getBufferPool(), maxBytes, this, body -> end(answer, body, isSent))
                    .of(exchange.getResponseChannel(), announced);
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
        succeed(new Response(answer.getResponseCode(), headers(answer), body));
        if (isDone) {
            to.give(connection);
        } else {
            abandon();
        }
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

    /// Undertow reads headers without end.
    @Override
    void look(long now) {
        if (!begun && connection.getStatistics().getRead() - readBefore > LONGEST_HEAD) {
            fail(new ProtocolException("headers"));
        }
        super.look(now);
    }

    @Override
    Exception late() {
        return begun ? new TimeoutException() : new HttpTimeoutException("");
    }

    @Override
    void abandon() {
        Destination.cut(connection);
    }
}
