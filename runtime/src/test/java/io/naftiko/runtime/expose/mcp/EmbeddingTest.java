package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Utf8;
import io.naftiko.runtime.expose.mcp.protocol.JsonBytes;
import io.naftiko.runtime.expose.mcp.protocol.JsonCheck;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.node.StringNode;

/// Bytes of an answer inside JSON: escaped once as text, raw as a value.
class EmbeddingTest {

    private static final JsonFactory PARSERS = new JsonFactory();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "plain      | \"plain\"",
                "say \"hi\" | \"say \\\"hi\\\"\"",
                "a\\b       | \"a\\\\b\"",
                "a/b        | \"a/b\"",
                "é€😀       | \"é€😀\"",
            })
    void escapesWhatJsonWantsEscaped(String text, String json) {
        assertThat(escaped(text)).isEqualTo(json);
    }

    @Test
    void escapesEachControlCharacterAndNoOther() {
        var all = IntStream.range(0, 0x110000)
                .filter(code -> code < 0xD800 || code > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var json = escaped(all);

        assertThat(Json.parse(json).orElseThrow().stringValue()).isEqualTo(all);
        assertThat(json).startsWith("\"\\u0000\\u0001").contains("\\b\\t\\n\\u000b\\f\\r", "\\u001f !\\\"#", "\u007F");
        assertThat(json).contains("\u2028\u2029");
        assertThat(json.length() - all.length()).isEqualTo(2 + 27 * 5 + 5 + 2);
    }

    @Test
    void growsAsNeeded() {
        var text = "\"\n\u0001".repeat(10_000);
        var out = new JsonBytes(1)
                .raw("{")
                .member("a")
                .string(text)
                .member("b")
                .raw("1")
                .raw("}");

        assertThat(Json.parse(out.toBytes()).orElseThrow().get("a").stringValue())
                .isEqualTo(text);
    }

    /// What is escaped stands at every place of texts of every length, alone and beside its like.
    @Test
    void escapesAtEveryPlace() {
        for (var escaped : List.of("\"", "\\", "\n", "\u0001", "\u0012", "\u007f", "\"\\", "\"\u0000\"", "é", "😀\"")) {
            for (int length = 0; length <= 40; length++) {
                for (int place = 0; place <= length; place++) {
                    var text = "x".repeat(place) + escaped + "y".repeat(length - place);
                    assertThat(escaped(text)).isEqualTo(written(text));
                }
            }
        }
    }

    @Test
    void agreesWithAWriterOnAnyText() {
        var random = new Random(2);
        var characters = "\"\\/\b\f\n\r\t\u0000\u0012 \u007fabcé\u2028漢";
        for (int i = 0; i < 20_000; i++) {
            var text = random.ints(random.nextInt(100), 0, characters.length())
                    .mapToObj(at -> characters.substring(at, at + 1))
                    .collect(Collectors.joining());
            assertThat(escaped(text)).isEqualTo(written(text));
        }
    }

    private static String written(String text) {
        return Json.text(StringNode.valueOf(text));
    }

    @Test
    void takesLongTextAsItStands() {
        var text = ("[" + "\"é\",".repeat(3000) + "1]").getBytes(UTF_8);
        var out = new JsonBytes(0)
                .raw("{")
                .member("a")
                .raw(text)
                .member("b")
                .string("x".repeat(5000))
                .raw("}");
        var body = (Body.Pieces) out.toBody();

        assertThat(body.pieces()).hasSize(3);
        assertThat(body.pieces().get(1).array()).isSameAs(text);
        assertThat(body.size()).isEqualTo(body.bytes().length);
        assertThat(out.toBytes()).isEqualTo(body.bytes());
        assertThat(Json.parse(body.bytes()).orElseThrow().get("a"))
                .isEqualTo(Json.parse(text).orElseThrow());
    }

    @Test
    void putsItsCommasBehindLongTextToo() {
        var text = ("[" + "1,".repeat(3000) + "1]").getBytes(UTF_8);
        var out = new JsonBytes(0)
                .raw("[")
                .raw(text)
                .comma()
                .raw(text)
                .comma()
                .raw("2")
                .comma()
                .raw("[")
                .comma();

        assertThat(out.raw("]]").toString().replaceAll("(1,)+1", "x")).isEqualTo("[[x],[x],2,[]]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "0",
                "-1.50e+10",
                "\"\"",
                " {\"a\": [1, {\"b\": null}]} \r\n\t",
                "\"\\ud800\"",
                "{\"a\": 1, \"a\": 2}",
                "\"\u2028\u2029é😀\"",
                "12345678901234567890123456789",
                "[0, -0, 0.0, 0e0, 1E-1, 10]",
                "[[], {}, [{}], {\"\": []}]",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\uaF09\"",
            })
    void takesJsonForJson(String text) {
        assertThat(JsonCheck.isValue(text.getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "{\"a\"}",
                "{a: 1}",
                "{'a': 1}",
                "nul",
                "nullx",
                "01",
                "1.",
                "+1",
                "NaN",
                "Infinity",
                "{} {}",
                "1 2",
                "\"a",
                "\"\n\"",
                "\"\\x\"",
                "\"\\u12\"",
                "/* c */ 1",
                "// c",
                "#",
                "[1 2]",
                "{\"a\": 1,}",
                "<a/>",
                "\u0000{}",
                "{}\u0000",
                "1\u0000",
                "-",
                "-a",
                ".5",
                "1e",
                "1e+",
                "00",
                "--1",
                "[",
                "[,1]",
                "[1,,2]",
                "{,}",
                "{\"a\":}",
                "{\"a\" 1}",
                "{\"a\": 1 \"b\": 2}",
                "{1: 1}",
                "tru",
                "[1}",
                "{\"a\": 1]",
                "\"\\",
                "\"\\u12g4\"",
                "\u000b1",
                "\u00a01",
            })
    void takesNothingElseForJson(String text) {
        assertThat(JsonCheck.isValue(text.getBytes(UTF_8))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"400, true", "500, true", "501, false", "100000, false"})
    void takesNoBottomlessJson(int depth, boolean isValue) {
        var lists = "[".repeat(depth) + "]".repeat(depth);
        var objects = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);

        assertThat(JsonCheck.isValue(lists.getBytes(UTF_8))).isEqualTo(isValue);
        assertThat(JsonCheck.isValue(objects.getBytes(UTF_8))).isEqualTo(isValue);
    }

    @Test
    void agreesWithAParserOnDamagedText() {
        var whole = "{\"a\": [1, -2.5e+3, true, null], \"\\u00e9\": {\"b\": \"x\\ny\"}, \"c\": [], \"d\": false}";
        var damages = "{}[]\",:\\ \t\n0159-+.eEtrufalsn/x\u0001";
        var random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            var text = whole.getBytes(UTF_8);
            for (int damaged = 0; damaged < 1 + i % 3; damaged++) {
                text[random.nextInt(text.length)] = (byte) damages.charAt(random.nextInt(damages.length()));
            }
            assertThat(JsonCheck.isValue(text)).as(new String(text, UTF_8)).isEqualTo(parses(text));
        }
    }

    /// A parser lets pass what no character is: overlong ones, and halves of surrogate pairs.
    @Test
    void agreesWithAParserAndADecoderOnDamagedCharacters() {
        var whole = "[\"aé漢😀z\", {\"\uD7FFé\uE000\": \"\uFFFF\\\"😀\"}, 1]".getBytes(UTF_8);
        var leads =
                new int[] {0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5};
        var random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            var text = whole.clone();
            for (int damaged = 0; damaged < 1 + i % 3; damaged++) {
                text[random.nextInt(text.length)] = (byte) leads[random.nextInt(leads.length)];
            }
            assertThat(JsonCheck.isValue(text))
                    .as(HexFormat.of().formatHex(text))
                    .isEqualTo(isUtf8(text) && parses(text));
        }
    }

    private static boolean isUtf8(byte[] text) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static boolean parses(byte[] text) {
        try (var parser = PARSERS.createParser(ObjectReadContext.empty(), text)) {
            boolean begins = parser.nextToken() != null;
            parser.skipChildren();
            return begins && parser.nextToken() == null;
        } catch (JacksonException _) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a,            true",
        "'',           true",
        "\u00C3\u00A9, true", // é
        "\u00F0\u009F\u0098\u0080, true", // an emoji
        "\u00FF,       false",
        "\u00C3,       false", // cut
        "\u0080,       false", // begins in the middle
        "\u00C0\u00AF, false", // longer than it need be
        "\u00ED\u00A0\u0080, false", // half of a surrogate pair
        "\u00F4\u0090\u0080\u0080, false", // beyond Unicode
    })
    void tellsWellFormedUtf8(String latin1, boolean wellFormed) {
        assertThat(Utf8.isWellFormed(latin1.getBytes(ISO_8859_1))).isEqualTo(wellFormed);
        assertThat(Utf8.isWellFormed(("x".repeat(5000) + latin1).getBytes(ISO_8859_1)))
                .isEqualTo(wellFormed);
    }

    @Test
    void doesNotCopyTextThatIsFine() {
        var bytes = "fine".getBytes(UTF_8);

        assertThat(ReplyText.of(Response.of(200, "text/plain", bytes))).isSameAs(bytes);
    }

    private static String escaped(String text) {
        return new JsonBytes(0).string(text).toString();
    }
}
