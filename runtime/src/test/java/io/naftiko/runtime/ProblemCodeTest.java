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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every code has a file that causes it, and one more for each further cause (`call-missing.tool.yaml`). Its first line
/// says what the message must say.
class ProblemCodeTest {

    private static final Path FILES = Path.of("src/test/resources/problems");
    private static final String SAYS = "# says: ";

    /// No single capability causes these: it is missing, the engine has no known fault, it takes two on a port or an
    /// extension.
    private static final Set<Code> WITHOUT_FILE =
            EnumSet.of(Code.UNREADABLE_FILE, Code.ENGINE_FAULT, Code.ROUTE_CLASH, Code.SCRIPT_SYNTAX);

    private static final Engine ENGINE = new Engine(Settings.of(Environment.of(Map.of())));

    static Stream<Path> files() throws IOException {
        try (var files = Files.list(FILES)) {
            return files.sorted().toList().stream();
        }
    }

    private static Code code(Path file) {
        var id = file.getFileName().toString().replaceFirst("\\..*", "");
        return Code.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Test
    void everyCodeHasAFile() {
        assertThat(EnumSet.complementOf(EnumSet.copyOf(WITHOUT_FILE)))
                .allSatisfy(
                        code -> assertThat(FILES.resolve(code.id() + ".yaml")).exists());
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReportedWithItsPlaceAndAWayOut(Path file) throws IOException {
        var code = code(file);
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
    @MethodSource("files")
    void comesAlone(Path file) {
        var code = code(file);
        var errors = ENGINE.plan(file).problems().stream()
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
