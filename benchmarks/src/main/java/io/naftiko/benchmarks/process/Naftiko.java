package io.naftiko.benchmarks.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A `naftiko run`. The launcher becomes the process itself, so that this is what is measured.
///
/// @param rest where the files' port 8080 is
/// @param mcp where the files' port 9090 is
public record Naftiko(Running running, int rest, int mcp) implements AutoCloseable {

    private static final double MEGABYTE = 1e6;

    /// Starts the command, and does not wait for it.
    ///
    /// @param arguments of `naftiko run`
    public static Naftiko start(Path launcher, List<String> arguments, Map<String, String> environment, Path scratch) {
        int rest = Program.freePort();
        int mcp = Program.freePort();
        var command = new ArrayList<String>(List.of(launcher.toString(), "run"));
        command.addAll(arguments);
        command.addAll(List.of("--port", "8080=" + rest, "--port", "9090=" + mcp));
        return new Naftiko(Running.start(command, environment, scratch), rest, mcp);
    }

    /// Starts the command for a folder or file, with every API at `api`, and returns when it is ready.
    public static Naftiko run(Path launcher, Path capabilities, String api, Path scratch) {
        var naftiko = start(
                launcher,
                List.of(capabilities.toString(), "--upstream", "*=" + api),
                Map.of("PORT0_TOKEN", "t", "PORT1_TOKEN", "t"),
                scratch);
        while (!naftiko.running.said().contains("Ready.")) {
            Running.pause(Running.MOMENT);
        }
        return naftiko;
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
        var pid = Long.toString(running.process().pid());
        var jcmd = new ProcessBuilder(Program.java("jcmd"), pid, command).start();
        return new String(jcmd.getInputStream().readAllBytes(), UTF_8).strip();
    }

    @Override
    public void close() {
        running.close();
    }
}
