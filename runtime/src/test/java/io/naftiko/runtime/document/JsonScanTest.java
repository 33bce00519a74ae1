package io.naftiko.runtime.document;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScanTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                " -0.50e+12 ",
                "\"\"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00Ff\u007f é 漢 😀\"",
                "[ ]",
                "{ }",
                "[true,false , null]",
                "{\"a\":{\"a\":[1,{\"a\":2}]},\"b\" : \"\", \"é\":1}\n"
            })
    void passesJson(String text) {
        assertThat(isPassed(text)).isTrue();
        assertThat(Json.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nul",
                "nulls",
                "True",
                "+1",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "1e+",
                "1e99999999999",
                "0x1",
                "NaN",
                "'a'",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "\"\t\"",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1]]",
                "]",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\" 1}",
                "{1:1}",
                "{\"a\":1 \"b\":2}",
                "{}{}",
                "1 2",
                "[1}",
                "{\"a\":1]",
                "{\"a\":1,\"a\":2}",
                "[{\"a\":1,\"b\":2,\"a\":3}]"
            })
    void refusesWhatIsNotJson(String text) {
        assertThat(isPassed(text)).isFalse();
        assertThat(Json.parse(text)).isEmpty();
    }

    @Test
    void findsANameThatStandsTwiceAmongMany() {
        var names = IntStream.range(0, 40).mapToObj(i -> "\"n" + i + "\":1").toList();
        var once = names.stream().collect(Collectors.joining(",", "{", "}"));
        var twice = Stream.concat(names.stream(), names.stream().limit(1)).collect(Collectors.joining(",", "{", "}"));

        assertThat(isPassed(once)).isTrue();
        assertThat(isPassed(twice)).isFalse();
    }

    @Test
    void tellsNamesOfEveryLengthApartWhereverTheyStand() {
        for (int length = 0; length <= 40; length++) {
            var name = "n".repeat(length);
            for (int place = 0; place < 8; place++) {
                var before = " ".repeat(place);
                var scan = new JsonScan((before + "{\"" + name + "\":0}").getBytes(UTF_8));
                scan.enterObject();

                assertThat(scan.isNamed(new JsonScan.Name(name))).isTrue();
                assertThat(scan.isNamed(new JsonScan.Name(name + "n"))).isFalse();
                assertThat(isPassed(before + "{\"" + name + "\":0,\"" + name + "n\":1}"))
                        .isTrue();
                assertThat(isPassed(before + "{\"" + name + "\":0,\"" + name + "\":1}"))
                        .isFalse();
                for (int i = 0; i < length; i++) {
                    var other = new StringBuilder(name);
                    other.setCharAt(i, 'N');
                    var escaped = new StringBuilder(name).replace(i, i + 1, "\\\\");
                    assertThat(scan.isNamed(new JsonScan.Name(other.toString())))
                            .isFalse();
                    assertThat(isPassed(before + "{\"" + name + "\":0,\"" + other + "\":1}"))
                            .isTrue();
                    assertThat(isPassed(before + "{\"" + escaped + "\":0}")).isFalse();
                }
            }
        }
    }

    @Test
    void findsNoNameWithABackslash() {
        var scan = new JsonScan("{\"a\":1}".getBytes(UTF_8));
        scan.enterObject();

        assertThat(scan.isNamed(new JsonScan.Name("\\"))).isFalse();
    }

    @Test
    void refusesWhatIsRareAndIsJson() {
        assertThat(Stream.of(
                        "{\"\\u0061\":1}", "1e000001", "1".repeat(101), "{\"" + "n".repeat(1001) + "\":1}", "\uFEFF{}"))
                .allSatisfy(text -> {
                    assertThat(isPassed(text)).isFalse();
                    assertThat(Json.parse(text)).isPresent();
                });
        assertThat(isPassed("[1]".getBytes(UTF_16LE))).isFalse();
    }

    @Test
    void goesAsDeepAsTheTree() {
        assertThat(isPassed("[".repeat(200) + "]".repeat(200))).isTrue();
        assertThat(isPassed("[".repeat(201) + "]".repeat(201))).isFalse();
        assertThat(Json.parse("[".repeat(201) + "]".repeat(201))).isEmpty();
    }

    @Test
    void passesNothingButWellFormedText() {
        assertThat(Stream.of("c080", "c3", "c328", "e08080", "eda080", "f08080", "f4908080", "f5808080", "80", "ff"))
                .allSatisfy(hex -> assertThat(isPassed(quoted(hex))).isFalse());
        assertThat(Stream.of("c3a9", "e0a080", "ed9fbf", "efbfbf", "f0908080", "f48fbfbf"))
                .allSatisfy(hex -> assertThat(isPassed(quoted(hex))).isTrue());
    }

    @Test
    void entersObjectsAndArrays() {
        var scan = new JsonScan("{ \"a\" : [1, [2]], \"b\":{} , \"c\":null}".getBytes(UTF_8));

        assertThat(scan.enterObject()).isTrue();
        assertThat(scan.isNamed(new JsonScan.Name("a"))).isTrue();
        assertThat(scan.isArray()).isTrue();
        int array = scan.at();
        scan.skip();
        scan.back(array);
        assertThat(scan.enterArray()).isTrue();
        scan.skip();
        assertThat(scan.nextElement()).isTrue();
        scan.skip();
        assertThat(scan.nextElement()).isFalse();
        assertThat(scan.nextMember()).isTrue();
        assertThat(scan.enterObject()).isFalse();
        assertThat(scan.nextMember()).isTrue();
        assertThat(scan.isNamed(new JsonScan.Name("b"))).isFalse();
        assertThat(scan.isNull()).isTrue();
        scan.skip();
        assertThat(scan.nextMember()).isFalse();
        scan.end();
        assertThat(scan.spaces()).isEqualTo(8);
    }

    private static byte[] quoted(String hex) {
        var bytes = java.util.HexFormat.of().parseHex(hex);
        var quoted = new byte[bytes.length + 2];
        quoted[0] = '"';
        System.arraycopy(bytes, 0, quoted, 1, bytes.length);
        quoted[quoted.length - 1] = '"';
        return quoted;
    }

    private static boolean isPassed(String text) {
        return isPassed(text.getBytes(UTF_8));
    }

    private static boolean isPassed(byte[] text) {
        try {
            var scan = new JsonScan(text);
            scan.skip();
            scan.end();
            return true;
        } catch (JsonScan.Refused _) {
            return false;
        }
    }
}
