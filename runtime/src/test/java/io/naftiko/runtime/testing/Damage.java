package io.naftiko.runtime.testing;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Damages texts and JSON in ways that a seed decides, and that are the same in each run.
public final class Damage {

    private final RandomGenerator random;

    public Damage(long seed) {
        random = new Random(seed);
    }

    /// `whole` after a few cuts, doublings, typing errors and insertions of `pieces`.
    public String text(String whole, List<String> pieces) {
        var damaged = new StringBuilder(whole);
        for (int i = random.nextInt(1, 6); i > 0 && !damaged.isEmpty(); i--) {
            int from = random.nextInt(damaged.length());
            int to = Math.min(damaged.length(), from + random.nextInt(1, 30));
            switch (random.nextInt(4)) {
                case 0 -> damaged.delete(from, to);
                case 1 -> damaged.insert(from, damaged.substring(from, to));
                case 2 -> damaged.insert(from, any(pieces));
                default -> damaged.setCharAt(from, (char) random.nextInt(0x20, 0x7f));
            }
        }
        return damaged.toString();
    }

    /// A copy of `whole` in which a few values are some of `values`, or gone.
    public JsonNode tree(JsonNode whole, List<JsonNode> values) {
        var copy = whole.deepCopy();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            var nodes = below(copy);
            if (!nodes.isEmpty()) {
                damage(any(nodes), any(values).deepCopy());
            }
        }
        return copy;
    }

    private void damage(JsonNode node, JsonNode value) {
        switch (node) {
            case ObjectNode object
            when random.nextInt(4) == 0 -> object.remove(any(List.copyOf(object.propertyNames())));
            case ObjectNode object -> object.set(any(List.copyOf(object.propertyNames())), value);
            case ArrayNode array -> array.set(random.nextInt(array.size()), value);
            default -> throw new AssertionError(node);
        }
    }

    /// The objects and arrays in `node` that are not empty, itself among them.
    private static List<JsonNode> below(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream().flatMap(each -> below(each).stream()))
                .filter(each -> each.isContainer() && !each.isEmpty())
                .toList();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
