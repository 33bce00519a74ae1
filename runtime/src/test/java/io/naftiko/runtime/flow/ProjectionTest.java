package io.naftiko.runtime.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Scope;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A projection, a walk through the tree and Jayway make the same of an answer.
class ProjectionTest {

    private static final int CASES = 3000;
    private static final Scope SCOPE =
            new Scope(Map.of("who", Json.parse("\"J\\u00f6rg \\\"x\\\"\"").orElseThrow()));

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void makesTheSameAsTheTreeAndJayway(long seed) {
        int streamed = 0;
        for (int number = 0; number < CASES; number++) {
            var each = new Case(seed, number);
            var text = each.document();
            var quick = each.projection().flatMap(projection -> projection.shape(text, SCOPE));

            assertThat(quick.map(ProjectionTest::normal).orElseGet(each::tree))
                    .as(each::shown)
                    .isEqualTo(each.tree());
            assertThat(each.tree()).as(each::shown).isEqualTo(each.jayway());
            streamed += quick.isPresent() ? 1 : 0;
        }
        assertThat(streamed).isGreaterThan(CASES / 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void leavesWhatIsNotJsonToTheTree(long seed) {
        int refused = 0;
        for (int number = 0; number < CASES; number++) {
            var each = new Case(seed, number);
            var text = damaged(each.document(), new Random(seed + number));
            var quick = each.projection().flatMap(projection -> projection.shape(text, SCOPE));

            var tree = Json.parse(text).map(found -> shaped(each.output(Selector::of), text));
            assertThat(quick.map(ProjectionTest::normal).or(() -> tree))
                    .as(() -> each.shown() + "\ndamaged: " + Arrays.toString(text) + new String(text, UTF_8))
                    .isEqualTo(tree);
            refused += tree.isEmpty() ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(CASES / 4);
    }

    @Test
    void writesTheOrderOfTheFileWithoutWhiteSpace() {
        var output = members("last", "$.b", "first", "$.a", "none", "$.c", "inner", "$.b.x[1]");

        assertThat(quick(output, "{\"a\": \"1 \\\"2\", \"b\": {\"x\" : [ 1.50, -0 ]}}"))
                .isEqualTo("{\"last\":{\"x\":[1.50,-0]},\"first\":\"1 \\\"2\",\"none\":null,\"inner\":-0}");
    }

    @Test
    void leavesToTheTreeWhatWantsTheSameOverAndOver() {
        assertThat(Projection.of(members("a", "$", "b", "$", "c", "$", "d", "$")))
                .isPresent();
        assertThat(Projection.of(members("a", "$", "b", "$", "c", "$", "d", "$", "e", "$")))
                .isEmpty();
    }

    private static Output members(String... namesAndPaths) {
        var members = new LinkedHashMap<String, Output>();
        for (int i = 0; i < namesAndPaths.length; i += 2) {
            members.put(
                    namesAndPaths[i],
                    new Output.Node(Selector.of(namesAndPaths[i + 1]).orElseThrow()));
        }
        return new Output.Members(new Selector.Root(), members);
    }

    private static String quick(Output output, String text) {
        var shaped = Projection.of(output).orElseThrow().shape(text.getBytes(UTF_8), SCOPE);
        return new String(shaped.orElseThrow(), UTF_8);
    }

    /// What an output makes of a document, both drawn by chance.
    private record Case(long seed, int number) {

        byte[] document() {
            return new ChanceDocument(random()).text();
        }

        Output output(Function<String, Optional<? extends Selector>> paths) {
            return new ChanceOutput(random(), path -> paths.apply(path).orElseThrow()).output(3);
        }

        Optional<Projection> projection() {
            return Projection.of(output(Selector::of));
        }

        String tree() {
            return shaped(output(Selector::of), document());
        }

        String jayway() {
            return shaped(output(path -> Optional.of(new Selector.Compiled(JsonPath.compile(path)))), document());
        }

        private Random random() {
            return new Random(seed * 1_000_003 + number);
        }

        String shown() {
            return "seed " + seed + ", case " + number + "\noutput: " + output(Selector::of) + "\ndocument: "
                    + new String(document(), UTF_8);
        }
    }

    private static String shaped(Output output, byte[] text) {
        return Json.parse(text)
                .map(tree -> normal(Json.bytes(output.shape(tree, SCOPE))))
                .orElse("not JSON");
    }

    private static String normal(byte[] json) {
        return Json.text(Json.parse(json).orElseThrow(() -> new AssertionError("no JSON: " + new String(json, UTF_8))));
    }

    private static byte[] damaged(byte[] text, Random random) {
        int at = random.nextInt(text.length);
        var odd = "\"\\{}[]:,0-1eEt. \n\u0001\u00e9x".getBytes(UTF_8);
        byte other = odd[random.nextInt(odd.length)];
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(text, at);
            case 1 -> with(text, at, 1, other);
            case 2 -> with(text, at, 0, other);
            default -> with(text, at, 1);
        };
    }

    private static byte[] with(byte[] text, int at, int without, byte... more) {
        var out = new java.io.ByteArrayOutputStream();
        out.write(text, 0, at);
        out.writeBytes(more);
        out.write(text, at + without, text.length - at - without);
        return out.toByteArray();
    }
}
