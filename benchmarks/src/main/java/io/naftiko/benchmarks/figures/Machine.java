package io.naftiko.benchmarks.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/// Where and when something was measured.
///
/// @param load of the machine before anything was measured: how many threads wanted a processor in the last minute
public record Machine(LocalDate date, int processors, long gigabytes, String java, double load) {

    private static final long KILOBYTES_PER_GIGABYTE = 1 << 20;

    public static Machine here() {
        return new Machine(
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                gigabytesOfMemory(),
                System.getProperty("java.vendor") + " " + Runtime.version().feature() + "."
                        + Runtime.version().interim() + "." + Runtime.version().update(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    public String sentence() {
        return String.format(
                Locale.ROOT,
                "%s, %d processors, %d GB, Java of %s; load before: %.1f.",
                date,
                processors,
                gigabytes,
                java,
                load);
    }

    private static long gigabytesOfMemory() {
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemTotal:"))
                    .mapToLong(line ->
                            Math.round(Long.parseLong(line.replaceAll("\\D", "")) / (double) KILOBYTES_PER_GIGABYTE))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
