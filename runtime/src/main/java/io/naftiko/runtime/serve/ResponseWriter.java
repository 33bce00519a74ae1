package io.naftiko.runtime.serve;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.HeaderNames;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.lane.Lane;
import io.naftiko.runtime.lane.Outgoing;
import io.naftiko.runtime.report.FailedCall;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/// Sends the response to one request. How long it is and how it is framed is decided here, whatever its headers say.
///
/// @param lane of the I/O thread that reads the request's connection
record ResponseWriter(HttpServerExchange exchange, Watch watch, Lane lane) {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private static final HeaderNames FRAMING = HeaderNames.of("Content-Length", "Transfer-Encoding", "Connection");

    /// Called on the request's virtual thread. Content in memory is handed to the I/O thread; a stream is written here.
    void write(Response response) {
        exchange.setStatusCode(response.status());
        exchange.getResponseHeaders().clear();
        response.headers().forEach(this::put);
        switch (response.body()) {
            case Body.Held held -> send(held.size(), held.pieces());
            case Body.Empty _ -> send(0, List.of());
            case Body.Stream stream -> stream(stream);
        }
    }

    private void put(Header line) {
        if (!FRAMING.contains(line.name()) && Header.carries(line.value())) {
            exchange.getResponseHeaders().add(HttpString.tryFromString(line.name()), latin1(line.value()));
        }
    }

    /// A header is written byte by byte (RFC 9110, 5.5): a wider character would end up as some other one, even CR.
    private static String latin1(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) > 0xFF) {
                return value.replaceAll("[^\\x00-\\xFF]", "?");
            }
        }
        return value;
    }

    private void send(int size, List<ByteBuffer> pieces) {
        if (hasLength(exchange.getStatusCode())) {
            exchange.setResponseContentLength(size);
        }
        boolean silent = size == 0 || isHead();
        exchange.dispatch(exchange.getIoThread(), () -> {
            end();
            if (silent) {
                exchange.endExchange();
            } else {
                new Delivery(exchange, new Outgoing(pieces, lane)).begin();
            }
        });
    }

    /// 204 has no length (RFC 9110, 8.6), and that of 304 would be another response's.
    private static boolean hasLength(int status) {
        return status >= 200 && status != 204 && status != 304;
    }

    private boolean isHead() {
        return exchange.getRequestMethod().equals(Methods.HEAD);
    }

    private void stream(Body.Stream body) {
        try (body) {
            if (body.length() >= 0) {
                exchange.setResponseContentLength(body.length());
            }
            if (isHead()) {
                exchange.dispatch(exchange.getIoThread(), () -> {
                    end();
                    exchange.endExchange();
                });
            } else {
                writeAll(body);
            }
        }
    }

    private void writeAll(Body.Stream body) {
        Lane.leave(); // who writes a stream waits for its reader in the operating system
        try {
            var channel = new Outflow(exchange);
            var out = new BufferedOutputStream(channel);
            out.flush();
            body.writeTo(out);
            out.flush();
            end();
            channel.close();
        } catch (IOException gone) {
            LOG.debug("a stream's peer is gone", gone);
            watch.gone();
            IoUtils.safeClose(exchange.getConnection());
        } catch (FailedCall broken) {
            LOG.warn("an answer broke off: {}", broken.getMessage());
            watch.end();
            IoUtils.safeClose(exchange.getConnection());
        } catch (RuntimeException | Error unforeseen) {
            LOG.error("a stream broke off", unforeseen);
            watch.end();
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    /// Nobody sends another request on a connection whose peer has gone.
    private void end() {
        if (!watch.end()) {
            exchange.setPersistent(false);
        }
    }
}
