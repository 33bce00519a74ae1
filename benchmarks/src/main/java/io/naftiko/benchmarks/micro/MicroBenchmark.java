package io.naftiko.benchmarks.micro;

import static java.util.Objects.requireNonNull;

import io.naftiko.benchmarks.figures.Order;
import io.naftiko.benchmarks.figures.Report;
import io.naftiko.benchmarks.figures.Spread;
import io.naftiko.benchmarks.figures.Table;
import io.naftiko.runtime.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/// The parts of a call, each by itself, with JMH: time and allocated bytes of one run.
public final class MicroBenchmark {

    private static final List<Class<?>> PARTS = List.of(
            Linking.class,
            UrlBuilding.class,
            Mapping.class,
            ThreeFields.class,
            SchemaChecking.class,
            Framing.class,
            Routing.class);

    private static final int USUAL_ROUNDS = 5;
    private static final int WARM_UPS = 3;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private MicroBenchmark() {}

    /// What it can be limited to.
    public static Stream<String> names() {
        return PARTS.stream().map(Class::getSimpleName);
    }

    public static Report run(Order order) throws IOException {
        var log = Files.createDirectories(order.folder()).resolve("micro.log");
        System.err.println("JMH writes what it does to " + log);
        try {
            var builder = options(order).output(log.toString());
            PARTS.stream()
                    .filter(part -> order.wants(part.getSimpleName(), names()))
                    .forEach(part -> builder.include("\\." + part.getSimpleName() + "\\."));
            return report(new Runner(builder.build()).run());
        } catch (RunnerException e) {
            throw new IllegalStateException("see " + log, e);
        }
    }

    private static ChainedOptionsBuilder options(Order order) {
        return new OptionsBuilder()
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .jvmArgsAppend("-Xmx512m", "--sun-misc-unsafe-memory-access=allow")
                .forks(order.smoke() ? 0 : 1)
                .warmupIterations(order.smoke() ? 0 : WARM_UPS)
                .measurementIterations(order.rounds(USUAL_ROUNDS))
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(order.smoke() ? TimeValue.milliseconds(50) : TimeValue.seconds(1));
    }

    private static Report report(Collection<RunResult> results) {
        var json = Json.object();
        var table = new Table("what", "with", "ns", "allocated bytes");
        for (var result : results) {
            var parameters = parameters(result);
            var name = name(result);
            var nanos = spread(result.getPrimaryResult());
            var bytes = spread(requireNonNull(result.getSecondaryResults().get(ALLOCATED)));
            table.row(name, parameters, nanos.text(), bytes.text());
            var figures = json.putObject((name + " " + parameters).strip());
            figures.set("nanos", nanos.json());
            figures.set("bytes", bytes.json());
        }
        return new Report("micro", json, table.markdown(), null);
    }

    /// `Framing.legacy`.
    private static String name(RunResult result) {
        var whole = result.getParams().getBenchmark();
        return whole.substring(whole.lastIndexOf('.', whole.lastIndexOf('.') - 1) + 1);
    }

    /// `kilobytes 100`.
    private static String parameters(RunResult result) {
        return Stream.of(result.getParams())
                .flatMap(all -> all.getParamsKeys().stream().map(key -> key + " " + all.getParam(key)))
                .collect(Collectors.joining(", "));
    }

    private static Spread spread(Result<?> result) {
        Statistics all = result.getStatistics();
        return new Spread(all.getPercentile(50), all.getMin(), all.getMax(), (int) all.getN());
    }
}
