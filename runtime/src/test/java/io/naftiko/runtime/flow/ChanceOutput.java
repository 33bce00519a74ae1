package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/// The shape of an answer by chance.
final class ChanceOutput {

    private static final List<String> TYPES = List.of("string", "number", "integer", "boolean");

    private final Random random;
    private final Function<String, Selector> paths;

    ChanceOutput(Random random, Function<String, Selector> paths) {
        this.random = random;
        this.paths = paths;
    }

    Output output(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 9)) {
            case 0 -> new Output.Node(selector());
            case 1 -> given();
            case 2 -> new Output.Shortened(output(depth == 0 ? 0 : depth - 1), random.nextInt(4));
            case 3 -> new Output.Scalar(selector(), oneOf(TYPES));
            case 4 -> new Output.Values(selector(), output(depth - 1));
            case 5, 6 -> new Output.Elements(selector(), output(depth - 1));
            case 7 -> new Output.Parts(outputs(depth).toList());
            default -> members(depth);
        };
    }

    private Output given() {
        return random.nextBoolean()
                ? new Output.Given(new Expression.Input("who"), null)
                : new Output.Given(new Expression.Constant(Json.parse("12").orElseThrow()), "string");
    }

    private Output members(int depth) {
        var selector = selector();
        var members = new LinkedHashMap<String, Output>();
        outputs(depth).forEach(each -> members.put("m\"" + members.size(), each));
        return new Output.Members(selector, members);
    }

    private Stream<Output> outputs(int depth) {
        return Stream.generate(() -> output(depth - 1)).limit(random.nextInt(4)).toList().stream();
    }

    private Selector selector() {
        var path = new StringBuilder("$");
        for (int hops = random.nextInt(4); hops > 0; hops--) {
            path.append(hop());
        }
        return paths.apply(path.toString());
    }

    private String hop() {
        return switch (random.nextInt(8)) {
            case 0 -> "[*]";
            case 1 -> "[" + random.nextInt(3) + "]";
            case 2 -> "['" + oneOf(ChanceDocument.NAMES) + "']";
            case 3 -> ".*";
            default -> "." + oneOf(List.of("a", "b", "c", "data", "id"));
        };
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
