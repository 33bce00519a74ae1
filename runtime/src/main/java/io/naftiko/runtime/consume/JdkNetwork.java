package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.lane.Lane;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.report.FailedCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

/// The wire, by the HTTP client of the JDK. Connections are kept and shared by all upstreams.
///
/// Plain `http` is HTTP/1.1; over TLS an upstream may choose HTTP/2.
public final class JdkNetwork implements Network {

    /// The time to connect belongs to a client, not to a call.
    private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();

    private volatile boolean closed;

    @Override
    public Handler within(Limits limits) {
        return sender(limits, false);
    }

    @Override
    public Handler passing(Limits limits) {
        return sender(limits, true);
    }

    private Handler sender(Limits limits, boolean passes) {
        var budget = Budget.of(limits);
        return request -> exchange(client(budget.connect()), request, budget, passes);
    }

    /// Made by the first call: a client reads the certificates that the JDK trusts, which takes longer than a file
    /// does.
    private HttpClient client(Duration connect) {
        var known = clients.get(connect);
        if (known != null) {
            return known;
        }
        var made = clients.computeIfAbsent(connect, JdkNetwork::newClient);
        if (closed) {
            made.shutdownNow();
        }
        return made;
    }

    /// The calling thread waits for the answer, so the client needs no threads of its own but the one that reads.
    private static HttpClient newClient(Duration connect) {
        return HttpClient.newBuilder()
                .executor(Runnable::run)
                .connectTimeout(connect)
                .followRedirects(Redirect.NEVER)
                .build();
    }

    private static Response exchange(HttpClient client, Request request, Budget budget, boolean passes) {
        var uri = uri(request.url());
        var left = budget.left(() -> Origin.of(uri).peer());
        var wire = wire(uri, request, left.compareTo(budget.begin()) < 0 ? left : budget.begin());
        long deadline = System.nanoTime() + left.toNanos();
        Lane.leave(); // the client looks up names on the calling thread, and does the work of a TLS handshake
        var arrival =
                new Arrival(request.method(), budget.maxBytes(), passes, problem -> Breakdown.of(problem, uri, budget));
        try {
            var answer = client.send(wire, arrival::begin);
            return new Response(answer.statusCode(), headers(answer.headers()), arrival.await(deadline));
        } catch (IOException | TimeoutException | IllegalArgumentException e) {
            // the last is how the client says that a Content-Length is no number
            throw Breakdown.of(e, uri, budget);
        } catch (InterruptedException e) {
            arrival.abandon();
            Thread.currentThread().interrupt();
            throw Breakdown.of(e, uri, budget);
        }
    }

    private static URI uri(Url url) {
        try {
            return URI.create(url.toString());
        } catch (IllegalArgumentException _) {
            throw badAddress();
        }
    }

    private static HttpRequest wire(URI uri, Request request, Duration begin) {
        var wire = HttpRequest.newBuilder()
                .version("https".equalsIgnoreCase(uri.getScheme()) ? Version.HTTP_2 : Version.HTTP_1_1)
                .timeout(begin);
        addBody(wire, request);
        for (var line : request.headers()) {
            addHeader(wire, line);
        }
        try {
            return wire.uri(uri).build();
        } catch (IllegalArgumentException _) {
            throw badAddress();
        }
    }

    private static void addHeader(HttpRequest.Builder wire, Header line) {
        try {
            wire.header(line.name(), line.value());
        } catch (IllegalArgumentException _) {
            throw FailedCall.badInput(line.name(), "is sent in a header, which cannot carry this value");
        }
    }

    /// An empty body is announced by the methods for which it means something (RFC 9110, 8.6).
    private static void addBody(HttpRequest.Builder wire, Request request) {
        if (!(request.body() instanceof Body.Empty)) {
            wire.method(
                    request.method(), BodyPublishers.ofByteArray(request.body().bytes()));
            return;
        }
        switch (request.method()) {
            case "GET" -> wire.GET();
            case "HEAD" -> wire.HEAD();
            case "DELETE" -> wire.DELETE();
            default -> wire.method(request.method(), BodyPublishers.noBody());
        }
    }

    /// The header lines without HTTP/2's pseudo-headers (RFC 9113, 8.3).
    private static Headers headers(HttpHeaders received) {
        var lines = new ArrayList<Header>();
        received.map().forEach((name, values) -> {
            if (!name.startsWith(":")) {
                values.forEach(value -> lines.add(new Header(name, value)));
            }
        });
        return Headers.of(lines);
    }

    private static FailedCall badAddress() {
        return FailedCall.badInput("url", "is no address that can be called once its values are filled in");
    }

    @Override
    public void close() {
        closed = true;
        clients.values().forEach(HttpClient::shutdownNow);
    }
}
