package io.naftiko.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.testing.Damage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever stands in a file or in an answer, it is read or refused: nothing else is thrown, and the engine finds no
/// fault of its own. Each input is damaged in many ways that a seed decides.
class DamagedInputTest {

    private static final long SEED = 4_202_611_22L;
    private static final int DAMAGED_FILES = 25;
    private static final int DAMAGED_ANSWERS = 400;
    private static final Engine ENGINE = new Engine(Settings.of(Environment.of(Map.of())));

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            "- ",
            "\n",
            "\n  ",
            "\t",
            "\"",
            "'",
            "#",
            "&a ",
            "*a",
            "!!binary ",
            "|",
            ">",
            "{{",
            "}}",
            "${",
            "$.",
            "$[?(@.a)]",
            "$..*",
            "null",
            "~",
            "-1",
            "1e999",
            "0x",
            "<",
            "</",
            "<!DOCTYPE a [<!ENTITY b 'c'>]>",
            "&b;",
            "]]>",
            "\0",
            "\u2028",
            "\ud800",
            "🚢",
            ",",
            ";",
            "|",
            "\\",
            "%",
            "type: mcp",
            "ref: a.b",
            "steps:",
            "call: .",
            "in: path");

    static Stream<Path> files() {
        return Stream.of("dialect", "keywords", "problems").flatMap(DamagedInputTest::in);
    }

    private static Stream<Path> in(String folder) {
        try (var files = Files.list(Path.of("src/test/resources").resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileIsReadOrRefused(Path file) throws IOException {
        var damage = new Damage(SEED);
        var text = Files.readString(file);
        for (int i = 0; i < DAMAGED_FILES; i++) {
            var damaged = damage.text(text, PIECES);

            assertThat(ENGINE.plan(file, damaged).problems())
                    .as(damaged)
                    .noneMatch(problem -> problem.code() == Code.ENGINE_FAULT);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
        json     | {"a": [1, 2.5, {"b": "c"}], "d": null}
        yaml     | a: [1, 2, {b: c}]
        xml      | <a b="c"><d>e</d><d>f</d></a>
        csv      | a,b\\n1,"x, y"\\n2,z
        tsv      | a\tb\\n1\tx
        psv      | a|b\\n1|x
        html     | <table><tr><th>a</th></tr><tr><td>1</td></tr></table>
        markdown | ---\\na: b\\n---\\n# c\\n\\n| d |\\n|---|\\n| e |
        text     | anything
        """)
    void anAnswerIsReadOrUnreadable(String name, String text) {
        var damage = new Damage(SEED);
        var format = format(name);
        for (int i = 0; i < DAMAGED_ANSWERS; i++) {
            var damaged = damage.text(text.replace("\\n", "\n"), PIECES);
            var response = new Response(200, Headers.of("Content-Type", "x/" + name), Body.of(damaged.getBytes(UTF_8)));

            assertThatCode(() -> read(format, response)).as(damaged).doesNotThrowAnyException();
        }
    }

    private static Format format(String name) {
        var known = BuiltIn.vocabulary(new Extensions(Optional.empty()), false).formats();
        return requireNonNull(known.get(name));
    }

    private static void read(Format format, Response response) {
        try {
            assertThat(format.read(response)).isNotNull();
        } catch (FailedCall unreadable) {
            assertThat(unreadable.failure().status()).isEqualTo(502);
        }
    }
}
