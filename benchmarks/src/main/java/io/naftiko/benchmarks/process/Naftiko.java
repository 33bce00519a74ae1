package io.naftiko.benchmarks.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A running `naftiko run`. The launcher becomes the process itself, so that this is what is measured.
///
/// @param started when the process was started, by the clock of `System.nanoTime`
public record Naftiko(Process process, int rest, int mcp, Path log, long started) implements AutoCloseable {

    /// Short against everything that is measured.
    public static final Duration MOMENT = Duration.ofMillis(2);

    private static final double MEGABYTE = 1e6;
    private static final long TICKS_PER_SECOND = 100;

    /// Starts the command for a folder or file, with every API at `api`, and returns when it is ready.
    public static Naftiko run(Path launcher, Path capabilities, String api, Path scratch) {
        try {
            int rest = freePort();
            int mcp = freePort();
            var log = Files.createTempFile(scratch, "naftiko", ".err");
            var command = new ArrayList<String>(List.of(launcher.toString(), "run", capabilities.toString()));
            command.addAll(List.of("--upstream", "*=" + api, "--env", "PORT0_TOKEN=t", "--env", "PORT1_TOKEN=t"));
            command.addAll(List.of("--port", "8080=" + rest, "--port", "9090=" + mcp));
            var builder = new ProcessBuilder(command).redirectError(log.toFile());
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            long started = System.nanoTime();
            var naftiko = new Naftiko(builder.start(), rest, mcp, log, started);
            naftiko.awaitReady();
            return naftiko;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() throws IOException {
        while (!Files.readString(log).contains("Ready.")) {
            if (!process.isAlive()) {
                throw new IllegalStateException("it ended: " + Files.readString(log));
            }
            pause(MOMENT);
        }
    }

    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Processor time so far, in seconds, of all threads (proc(5), `stat`, fields 14 and 15).
    public double cpuSeconds() {
        var fields = proc("stat").replaceFirst("^.*\\) ", "").split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_PER_SECOND;
    }

    /// Memory that is resident now, in megabytes.
    public double residentMegabytes() {
        return proc("status")
                        .lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                * 1024
                / MEGABYTE;
    }

    /// What is alive on the heap after a full collection, in megabytes.
    public double heapMegabytes() {
        try {
            diagnose("GC.run");
            var histogram = diagnose("GC.class_histogram");
            var total = histogram.lines().reduce((_, last) -> last).orElseThrow();
            return Long.parseLong(total.strip().split("\\s+", -1)[2]) / MEGABYTE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String diagnose(String command) throws IOException {
        var jcmd = new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), command).start();
        return new String(jcmd.getInputStream().readAllBytes(), UTF_8).strip();
    }

    private String proc(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
