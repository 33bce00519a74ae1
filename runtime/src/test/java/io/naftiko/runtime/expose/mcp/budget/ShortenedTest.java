package io.naftiko.runtime.expose.mcp.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.naftiko.runtime.document.Json;
import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is left of an answer that is too long.
class ShortenedTest {

    private static final int SEEDS = 200;

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isJsonWithinTheBudgetAndSaysWhatIsLeftOut(int seed) {
        var random = new Random(seed);
        var value = value(random, 5);
        var json = random.nextBoolean() ? Json.bytes(value) : indented(value);
        int size = Json.bytes(value).length;
        int budget = 64 + random.nextInt(Math.max(1, size));

        var shortened = Shortened.json(json, null, budget);

        assertThat(Json.parse(shortened.content())).isPresent();
        assertThat(Piece.of(json).size()).isEqualTo(size);
        if (size <= budget) {
            assertThat(shortened.content()).isEqualTo(Json.bytes(value));
            assertThat(shortened.cuts()).isEmpty();
        } else {
            assertThat(shortened.content().length).isLessThanOrEqualTo(budget);
            assertThat(shortened.cuts()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsToTheSchema(int seed) {
        var random = new Random(seed);
        var value = value(random, 4);
        var schema = schema(value, random);
        int budget = 64 + random.nextInt(Math.max(1, Json.bytes(value).length));

        var shortened = Shortened.json(Json.bytes(value), schema, budget);

        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        assertThat(registry.getSchema(Json.text(schema), InputFormat.JSON)
                        .validate(new String(shortened.content(), UTF_8), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void capsTheLongestListAndKeepsItsElementsWhole() {
        var answer = Json.object().put("total", 386);
        IntStream.range(0, 3).forEach(i -> answer.withArray("/few").add(i));
        IntStream.range(0, 386)
                .forEach(i -> answer.withArray("/data").addObject().put("id", i).put("name", "ship " + i));

        var shortened = Shortened.json(Json.bytes(answer), null, 1_000);
        var shown = Json.parse(shortened.content()).orElseThrow();

        assertThat(shown.path("total").asInt()).isEqualTo(386);
        assertThat(shown.path("few")).hasSize(3);
        int rows = shown.path("data").size();
        assertThat(rows).isBetween(20, 40);
        assertThat(shown.path("data").get(rows - 1))
                .isEqualTo(answer.path("data").get(rows - 1));
        assertThat(shortened.cuts()).singleElement().hasToString("`$.data` shows " + rows + " of 386 elements");
    }

    @Test
    void sharesTheRestEvenly() {
        var answer = Json.object();
        IntStream.range(0, 1000).forEach(i -> answer.withArray("/a").add(i));
        IntStream.range(0, 500).forEach(i -> answer.withArray("/b").add(i));

        var shown = Json.parse(Shortened.json(Json.bytes(answer), null, 800).content())
                .orElseThrow();

        assertThat(Json.bytes(shown.path("a")).length)
                .isCloseTo(Json.bytes(shown.path("b")).length, org.assertj.core.data.Offset.offset(8));
    }

    @Test
    void looksIntoAListOfWhichOneElementIsMost() {
        var answer = Json.array();
        answer.addObject().put("page", 1);
        var rows = answer.addArray();
        IntStream.range(0, 1000).forEach(i -> rows.addObject().put("id", i));

        var shortened = Shortened.json(Json.bytes(answer), null, 500);
        var shown = Json.parse(shortened.content()).orElseThrow();

        assertThat(shown.get(0)).isEqualTo(answer.get(0));
        assertThat(shown.get(1).size()).isGreaterThan(20);
        assertThat(shortened.cuts()).singleElement().asString().startsWith("`$[1]` shows ");
    }

    @ParameterizedTest
    @CsvSource({
        "abcdefghijklmnopqrstuvwxyz, 12, abcd…[+22], 4",
        "ÆÆÆÆÆÆÆÆÆÆÆÆ, 16, ÆÆÆÆ…[+8], 4",
        "😀😀😀😀😀😀😀😀, 20, 😀😀😀…[+5], 3",
        "abcdefghijklmnopqrstuvwxyz, 3, …[+26], 0",
    })
    void cutsTextsBetweenCharacters(String text, int budget, String expected, int shown) {
        var cut = TextCut.of(
                text, budget, character -> Character.toString(character).getBytes(UTF_8).length);

        assertThat(cut).isEqualTo(new TextCut(expected, shown));
    }

    @Test
    void leavesTextsThatFit() {
        assertThat(new String(Shortened.text("Ægir", 5).content(), UTF_8)).isEqualTo("Ægir");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        7                             | 7
        [ -1.50e+10 , true,null ]     | [-1.50e+10,true,null]
        {"a b" : " \\" ] } , : "}      | {"a b":" \\" ] } , : "}
        [ [ ] , { } , "\\\\" , " " ]    | [[],{},"\\\\"," "]
        {"a": 1, "a": {"b" : [ 2 ]} } | {"a":1,"a":{"b":[2]}}
        """)
    void leavesOutTheSpaceBetweenTokensAlone(String json, String compact) {
        var shortened = Shortened.json((" \r\n\t" + json + "\n").getBytes(UTF_8), null, 100);

        assertThat(new String(shortened.content(), UTF_8)).isEqualTo(compact);
        assertThat(Piece.of(json.getBytes(UTF_8)).size()).isEqualTo(compact.length());
        assertThat(shortened.cuts()).isEmpty();
    }

    @Test
    void showsMembersThatHaveTheSameName() {
        var json = "{\"a\":[" + "1,".repeat(200) + "1],\"a\":[" + "2,".repeat(200) + "2]}";

        var shortened = Shortened.json(json.getBytes(UTF_8), null, 100);

        assertThat(new String(shortened.content(), UTF_8))
                .startsWith("{\"a\":[1,1,")
                .contains("],\"a\":[2,2,");
        assertThat(shortened.content()).hasSizeLessThanOrEqualTo(100);
    }

    private static byte[] indented(JsonNode value) {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 7)) {
            case 0 -> Json.MAPPER.valueToTree(random.nextInt());
            case 1 -> Json.MAPPER.valueToTree(text(random, random.nextInt(400)));
            case 2 -> Json.MAPPER.valueToTree(random.nextBoolean() ? null : random.nextBoolean());
            case 3 -> Json.MAPPER.valueToTree(new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(30)));
            case 4, 5 -> {
                var object = Json.object();
                int members = random.nextInt(depth < 2 && random.nextInt(4) == 0 ? 200 : 6);
                IntStream.range(0, members).forEach(i -> object.set(i + text(random, 6), value(random, depth - 1)));
                yield object;
            }
            default -> {
                var array = Json.array();
                int elements = random.nextInt(depth < 2 && random.nextInt(3) == 0 ? 200 : 5);
                IntStream.range(0, elements).forEach(_ -> array.add(value(random, depth - 1)));
                yield array;
            }
        };
    }

    private static String text(Random random, int length) {
        var characters = "abc \"\\\n\t\u0001éÆ€😀".codePoints().toArray();
        var text = new StringBuilder();
        IntStream.range(0, length).forEach(_ -> text.appendCodePoint(characters[random.nextInt(characters.length)]));
        return text.toString();
    }

    /// Some schema that `value` has.
    private static ObjectNode schema(JsonNode value, Random random) {
        var schema = Json.object();
        if (random.nextInt(8) == 0) {
            schema.putArray("enum").add(value);
        }
        if (value.isObject()) {
            schema.put("type", "object");
            value.properties().forEach(each -> {
                schema.withObject("/properties").set(each.getKey(), schema(each.getValue(), random));
                if (random.nextBoolean()) {
                    schema.withArray("/required").add(each.getKey());
                }
            });
        } else if (value.isArray()) {
            schema.put("type", "array").put("minItems", random.nextInt(value.size() + 1));
        } else if (value.isString()) {
            var text = value.stringValue();
            schema.put("maxLength", text.codePointCount(0, text.length()));
            if (random.nextInt(4) == 0) {
                schema.put("minLength", text.codePointCount(0, text.length()));
            }
        }
        return schema;
    }
}
