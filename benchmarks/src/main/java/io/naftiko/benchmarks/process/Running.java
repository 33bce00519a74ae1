package io.naftiko.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// A process that is measured, with every process that it starts itself. It ends with this one.
///
/// @param log what it writes
/// @param started when it was started, by the clock of `System.nanoTime`
public record Running(Process process, Path log, long started) implements AutoCloseable {

    /// Short against everything that is measured.
    public static final Duration MOMENT = Duration.ofMillis(2);

    private static final double MEGABYTE = 1e6;
    private static final long TICKS_PER_SECOND = 100;

    /// Starts a program.
    ///
    /// @param scratch a folder for its log
    /// @param environment beside that of this process
    public static Running start(List<String> command, Map<String, String> environment, Path scratch) {
        try {
            var name = Path.of(command.getFirst()).getFileName().toString();
            var log = Files.createTempFile(scratch, name + "-", ".log");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            long started = System.nanoTime();
            var running = new Running(builder.start(), log, started);
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it wrote so far.
    ///
    /// @throws IllegalStateException when it has ended
    public String said() {
        try {
            var text = Files.readString(log);
            if (!process.isAlive()) {
                throw new IllegalStateException("it ended: " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        return sum(Running::cpuSeconds);
    }

    /// Processor time of all processes that were started here and have ended (proc(5), `stat`, fields 16 and 17).
    public static double endedCpuSeconds() {
        return seconds(ProcessHandle.current().pid(), 13);
    }

    /// Memory that is resident now, in megabytes. What several processes share counts for each.
    public double residentMegabytes() {
        return sum(Running::residentMegabytes);
    }

    private double sum(ToDoubleFunction<Long> figure) {
        return tree().map(ProcessHandle::pid).mapToDouble(figure).sum();
    }

    private Stream<ProcessHandle> tree() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    private static double cpuSeconds(long pid) {
        return seconds(pid, 11);
    }

    /// The sum of a field of `stat` and the next one, counted from the first behind the name.
    private static double seconds(long pid, int field) {
        var fields = proc(pid, "stat").replaceFirst("^.*\\) ", "").split(" ", -1);
        return (Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1])) / (double) TICKS_PER_SECOND;
    }

    private static double residentMegabytes(long pid) {
        return proc(pid, "status")
                        .lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                * 1024
                / MEGABYTE;
    }

    private static String proc(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends it: the first process before those that it would start again.
    @Override
    public void close() {
        var all = tree().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }
}
