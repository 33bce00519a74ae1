package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Severity;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every code has a file that causes it. Its first line says what the message must say.
class ProblemCodeTest {

    private static final Path FILES = Path.of("src/test/resources/problems");
    private static final String SAYS = "# says: ";

    /// No single file causes these: it is missing, the engine has no known fault, it takes two capabilities on a port.
    private static final Set<Code> WITHOUT_FILE = EnumSet.of(Code.UNREADABLE_FILE, Code.ENGINE_FAULT, Code.ROUTE_CLASH);

    private static final Engine ENGINE = new Engine(Settings.of(Environment.of(Map.of())));

    static Stream<Code> codes() {
        return EnumSet.complementOf(EnumSet.copyOf(WITHOUT_FILE)).stream();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void isReportedWithItsPlaceAndAWayOut(Code code) throws IOException {
        var file = FILES.resolve(code.id() + ".yaml");
        var says = Files.readAllLines(file).getFirst().substring(SAYS.length());

        var problems = ENGINE.plan(file).problems();

        assertThat(problems.stream().filter(each -> each.code() == code))
                .as("problems of %s", problems)
                .anySatisfy(problem -> assertThat(problem.toString())
                        .startsWith(file + ":")
                        .contains("[" + code.id() + "]")
                        .contains(says));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void comesAlone(Code code) {
        var errors = ENGINE.plan(FILES.resolve(code.id() + ".yaml")).problems().stream()
                .filter(Problem::isError)
                .map(Problem::code)
                .distinct()
                .toList();

        assertThat(errors).isEqualTo(code.severity() == Severity.ERROR ? List.of(code) : List.of());
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThat(ENGINE.plan(Path.of("nowhere.yaml")).problems())
                .extracting(Problem::toString)
                .containsExactly("nowhere.yaml:1:1: error [unreadable-file] There is no such file.");
    }

    @Test
    void anUnforeseenFailureIsAProblemOfTheFile(@TempDir Path folder) throws IOException {
        var archive = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"));
        archive.close();

        assertThat(ENGINE.plan(archive.getPath("ships.yaml")).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("ships.yaml:1:1: error [engine-fault] The engine failed on this file: "
                                + "ClosedFileSystemException at "));
    }
}
