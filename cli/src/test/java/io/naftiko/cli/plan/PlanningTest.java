package io.naftiko.cli.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Output;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.report.Problem;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanningTest {

    private static final List<Path> FILES =
            IntStream.range(0, 500).mapToObj(each -> Path.of("f" + each)).toList();

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Test
    void handsOverInTheOrderOfTheFiles() {
        var taken = new ArrayList<Path>();

        Planning.each(FILES, file -> file, taken::add, console(false));

        assertThat(taken).isEqualTo(FILES);
    }

    @Test
    void keepsFewFilesUnderWayHoweverManyThereAre() {
        var started = new AtomicInteger();
        var mostUnderWay = new AtomicInteger();
        var taken = new AtomicInteger();

        Planning.each(
                FILES,
                _ -> started.incrementAndGet(),
                _ -> mostUnderWay.accumulateAndGet(started.get() - taken.getAndIncrement(), Math::max),
                console(false));

        assertThat(mostUnderWay)
                .hasValueLessThanOrEqualTo(8 * Runtime.getRuntime().availableProcessors());
    }

    @Test
    void handsOverBeforeTheNextFilesAreDone() {
        var firstTaken = new CountDownLatch(1);

        Planning.each(
                FILES,
                file -> {
                    if (file.equals(FILES.getLast())) {
                        await(firstTaken);
                    }
                    return file;
                },
                _ -> firstTaken.countDown(),
                console(false));

        assertThat(firstTaken.getCount()).isZero();
    }

    @Test
    void aFailureConcernsItsOwnFileOnly() {
        var plans = Planning.of(new Engine(Settings.of(Environment.of(Map.of()))), FILES, this::fails, output(false));

        assertThat(plans)
                .hasSameSizeAs(FILES)
                .filteredOn(PlanningTest::isFault)
                .extracting(Plan::file)
                .containsExactly("f7");
    }

    private Plan fails(Plan plan) {
        if (plan.file().equals("f7") && !isFault(plan)) {
            throw new IllegalStateException("a secret");
        }
        return plan;
    }

    private static boolean isFault(Plan plan) {
        return plan.problems().stream()
                .map(Problem::toString)
                .anyMatch(
                        text -> text.contains("[engine-fault] The engine failed on this file: IllegalStateException at "
                                        + "PlanningTest.java:")
                                && !text.contains("secret"));
    }

    @Test
    void theBarMakesRoomForResultsOnTheSameTerminal() {
        var console = console(true);

        Planning.each(FILES, Path::toString, console.out()::record, console);

        assertThat(screen.toString(UTF_8)
                        .replace("\r\u001B[2K", "^")
                        .replaceAll("\r\\[[# ]+] (\\d+) of 500 files", "<$1>"))
                .startsWith("^f0\n<1>^f1\n<2>^f2\n<3>^")
                .endsWith("<499>^f499\n<500>^");
    }

    @Test
    void aPipeHasNoBar() {
        var console = console(false);

        Planning.each(FILES, Path::toString, console.out()::record, console);

        assertThat(screen.toString(UTF_8).lines()).hasSize(500).allMatch(line -> line.startsWith("f"));
    }

    private Console console(boolean terminal) {
        return new Console(output(terminal), output(terminal), Map.of());
    }

    private Output output(boolean terminal) {
        return new Output(new PrintStream(screen, true, UTF_8), terminal, false);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
