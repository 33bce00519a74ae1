package io.naftiko.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/// Some connections, each of which calls again as soon as it is answered.
///
/// @param request as it goes over the wire
public record Callers(int port, int connections, String request) {

    private static final int ENOUGH = 1 << 16;

    /// What a run came to.
    ///
    /// @param calls that were answered
    /// @param refused how many of them with a status of 400 and above
    /// @param p50 microseconds until the answer
    /// @param p99 microseconds
    public record Outcome(long calls, long refused, long p50, long p99) {}

    private record Times(long refused, LongStream micros) {}

    public static Callers get(int port, int connections, String path) {
        return new Callers(port, connections, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    }

    public static Callers post(int port, int connections, String path, String json) {
        return new Callers(
                port,
                connections,
                "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Accept: application/json, text/event-stream\r\nContent-Length: " + json.length()
                        + "\r\n\r\n" + json);
    }

    /// Calls once; the answer's content.
    public String answer() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return Reply.read(socket.getInputStream()).content();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Calls for so long, and waits for the last answers.
    public Outcome call(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Times>>();
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(() -> callUntil(end)));
            }
            return outcome(running.stream().map(Callers::result).toList());
        }
    }

    private static Outcome outcome(List<Times> all) {
        var micros = all.stream().flatMapToLong(Times::micros).sorted().toArray();
        return new Outcome(
                micros.length,
                all.stream().mapToLong(Times::refused).sum(),
                micros.length == 0 ? 0 : micros[micros.length / 2],
                micros.length == 0 ? 0 : micros[micros.length * 99 / 100]);
    }

    private Times callUntil(long end) throws IOException {
        var wire = request.getBytes(ISO_8859_1);
        var micros = new long[ENOUGH];
        int calls = 0;
        long refused = 0;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
            for (long now = System.nanoTime(); now < end && calls < ENOUGH; calls++) {
                socket.getOutputStream().write(wire);
                refused += Reply.read(in).status() >= 400 ? 1 : 0;
                long answered = System.nanoTime();
                micros[calls] = (answered - now) / 1000;
                now = answered;
            }
        }
        return new Times(refused, Arrays.stream(micros, 0, calls));
    }

    private static Times result(Future<Times> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new UncheckedIOException(new IOException(e.getCause()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
