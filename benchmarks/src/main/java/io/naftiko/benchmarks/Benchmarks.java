package io.naftiko.benchmarks;

import io.naftiko.benchmarks.compare.CompareBenchmark;
import io.naftiko.benchmarks.figures.Machine;
import io.naftiko.benchmarks.figures.Order;
import io.naftiko.benchmarks.figures.Report;
import io.naftiko.benchmarks.fleet.FleetBenchmark;
import io.naftiko.benchmarks.micro.MicroBenchmark;
import io.naftiko.benchmarks.process.MissingProgram;
import io.naftiko.benchmarks.start.StartBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs benchmarks by their names, and writes their figures to standard output and to files.
@Command(name = "benchmarks/run", description = "Measures what is built from this checkout.")
final class Benchmarks implements Callable<Integer> {

    /// EX_UNAVAILABLE of sysexits.h.
    private static final int UNAVAILABLE = 69;

    /// What can be run.
    enum Name {
        START,
        FLEET,
        MICRO,
        COMPARE
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--launcher", hidden = true, required = true)
    private Path launcher = Path.of("");

    @Option(names = "--folder", hidden = true, required = true)
    private Path folder = Path.of("");

    @Option(names = "--page", hidden = true, required = true)
    private Path page = Path.of("");

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "One of: ${COMPLETION-CANDIDATES}.")
    private List<Name> names = List.of();

    @Option(names = "--smoke", description = "Only show that they still work.")
    private boolean smoke;

    @Option(names = "--write", description = "Put the figures into docs/performance.md.")
    private boolean write;

    @Option(names = "--only", split = ",", paramLabel = "NAME", description = "Measure nothing else of its kind.")
    private Set<String> only = Set.of();

    @Option(names = "--rounds", paramLabel = "N", description = "How often each thing is measured.")
    private @Nullable Integer rounds;

    private Benchmarks() {}

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        var command = new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, _, _) -> explain(failure));
        System.exit(command.execute(arguments));
    }

    private static int explain(Exception failure) throws Exception {
        if (failure instanceof MissingProgram missing) {
            System.err.println(missing.getMessage());
            return UNAVAILABLE;
        }
        throw failure;
    }

    @Override
    public Integer call() throws IOException {
        var order = new Order(launcher.toAbsolutePath(), folder.toAbsolutePath(), smoke, lowerCase(only), rounds);
        check(order);
        var machine = Machine.here();
        Files.createDirectories(folder);
        if (names.stream().anyMatch(each -> each != Name.MICRO)) {
            StartBenchmark.rehearse(order);
        }
        for (var name : names) {
            var report = run(name, order);
            report.keep(folder, machine);
            System.out.println(report.markdown());
            if (write) {
                report.publish(page, machine);
            }
        }
        return 0;
    }

    private void check(Order order) {
        if (smoke && write) {
            throw refused("--smoke measures nothing that could be written down.");
        }
        var known = Stream.concat(MicroBenchmark.names(), CompareBenchmark.names(order))
                .toList();
        if (!lowerCase(known).containsAll(order.only())) {
            throw refused("--only takes some of: " + String.join(", ", known));
        }
    }

    private ParameterException refused(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }

    private static Set<String> lowerCase(Collection<String> names) {
        return names.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static Report run(Name name, Order order) throws IOException {
        return switch (name) {
            case START -> StartBenchmark.run(order);
            case FLEET -> FleetBenchmark.run(order);
            case MICRO -> MicroBenchmark.run(order);
            case COMPARE -> CompareBenchmark.run(order);
        };
    }
}
