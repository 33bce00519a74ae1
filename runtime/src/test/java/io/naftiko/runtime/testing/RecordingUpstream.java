package io.naftiko.runtime.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/// An HTTP/1.1 API on a loopback socket of its own: a lambda answers, and every request is recorded.
///
/// ```java
/// try (var upstream = RecordingUpstream.answering(Answer.json("{\"id\": 1}"))) {
///     call(upstream.origin() + "/rooms");
///     assertThat(upstream.onlyRequest().target()).isEqualTo("/rooms");
/// }
/// ```
public final class RecordingUpstream implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final ServerSocket server;
    private final String origin;
    private final Function<Received, Answer> answers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /// An upstream that gives every request the same answer.
    public static RecordingUpstream answering(Answer answer) {
        return answering(_ -> answer);
    }

    /// An upstream that gives each request the answer that `answers` has for it; called on many threads.
    public static RecordingUpstream answering(Function<Received, Answer> answers) {
        return open(ServerSocketFactory.getDefault(), "http://127.0.0.1:", answers);
    }

    /// The same behind TLS, as `localhost`.
    public static RecordingUpstream secure(SSLContext tls, Answer answer) {
        return secure(tls, _ -> answer);
    }

    /// The same, which answers each request as `answers` says; called on many threads.
    public static RecordingUpstream secure(SSLContext tls, Function<Received, Answer> answers) {
        return open(tls.getServerSocketFactory(), "https://localhost:", answers);
    }

    /// The same, which speaks one version of TLS only.
    public static RecordingUpstream secure(SSLContext tls, String version, Answer answer) {
        return opened(() -> {
            var socket = (SSLServerSocket) bound(tls.getServerSocketFactory());
            socket.setEnabledProtocols(new String[] {version});
            return new RecordingUpstream(socket, "https://localhost:", _ -> answer);
        });
    }

    private static RecordingUpstream open(
            ServerSocketFactory sockets, String address, Function<Received, Answer> answers) {
        return opened(() -> new RecordingUpstream(bound(sockets), address, answers));
    }

    private static ServerSocket bound(ServerSocketFactory sockets) throws IOException {
        return sockets.createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    }

    private static RecordingUpstream opened(Callable<RecordingUpstream> made) {
        try {
            var upstream = made.call();
            upstream.threads.execute(upstream::accept);
            return upstream;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private RecordingUpstream(ServerSocket server, String address, Function<Received, Answer> answers) {
        this.server = server;
        this.origin = address + server.getLocalPort();
        this.answers = answers;
    }

    public int port() {
        return server.getLocalPort();
    }

    /// Scheme, host and port: `http://127.0.0.1:49152`.
    public String origin() {
        return origin;
    }

    /// Host and port: `127.0.0.1:49152`.
    public String peer() {
        return origin.substring(origin.indexOf("//") + 2);
    }

    /// Every request so far, in the order of arrival.
    public List<Received> requests() {
        return List.copyOf(requests);
    }

    /// The request, when there was exactly one.
    public Received onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("expected one request, but there were " + requests.size());
        }
        return requests.getFirst();
    }

    /// How many connections were opened so far.
    public int connections() {
        return connections.size();
    }

    private void accept() {
        try {
            while (true) {
                var connection = server.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            var in = new BufferedInputStream(connection.getInputStream());
            for (var request = Received.read(in); request != null; request = Received.read(in)) {
                requests.add(request);
                answers.apply(request).send(request, connection);
            }
        } catch (IOException _) {
            // the client has gone, or the answer has closed the connection
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends every connection, also of answers that still wait.
    @Override
    public void close() {
        try {
            server.close();
            for (var connection : connections) {
                cut(connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    /// Over TLS a connection says good-bye, for which it waits until everything is written, unless it lingers not.
    private static void cut(Socket connection) throws IOException {
        if (connection instanceof SSLSocket && !connection.isClosed()) {
            connection.setSoLinger(true, 0);
        }
        connection.close();
    }
}
