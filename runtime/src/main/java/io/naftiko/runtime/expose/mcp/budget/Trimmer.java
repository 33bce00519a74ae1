package io.naftiko.runtime.expose.mcp.budget;

import io.naftiko.runtime.document.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Makes a value smaller, and notes what it leaves out.
///
/// What takes little space stays as it is; what takes much shares the rest evenly. Of a list whole elements stay, the
/// first ones, unless one of them is most of it. A text ends in a mark that says how much is missing.
final class Trimmer {

    private static final int FEWEST = 24;
    private static final int USUAL = 200;
    private static final int SAMPLES = 3;

    private final Sizes sizes = new Sizes();
    private final List<Cut> cuts = new ArrayList<>();

    /// What was left out, the largest first.
    List<Cut> cuts() {
        return cuts.stream()
                .sorted(Comparator.comparingInt(Cut::leftOut).reversed())
                .toList();
    }

    /// A value of at most `budget` bytes, unless its leeway asks for more.
    JsonNode trim(JsonNode node, Leeway leeway, String path, int budget) {
        if (sizes.of(node) <= budget || leeway.isNone()) {
            return node;
        }
        return switch (node) {
            case ObjectNode object -> members(object, leeway, path, budget);
            case ArrayNode array -> elements(array, leeway, path, budget);
            case StringNode text -> text(text.stringValue(), path, budget);
            default -> node;
        };
    }

    /// A member or an element.
    ///
    /// @param around the bytes that its name and a comma take
    /// @param needed whether it cannot be left out
    private record Part(String name, JsonNode node, Leeway leeway, String path, int around, boolean needed) {

        boolean isFixed() {
            return leeway.isNone() || !(node.isContainer() || node.isString());
        }
    }

    private JsonNode members(ObjectNode object, Leeway leeway, String path, int budget) {
        var parts = object.properties().stream()
                .map(each -> member(each.getKey(), each.getValue(), leeway, path))
                .toList();
        var kept = fitting(parts, budget);
        var trimmed = Json.object();
        var shares = new Shares(kept.stream().filter(each -> !each.isFixed()), this::size, room(kept, budget));
        kept.forEach(
                each -> trimmed.set(each.name(), trim(each.node(), each.leeway(), each.path(), shares.of(size(each)))));
        return noted(object, trimmed, path, "members");
    }

    private static Part member(String name, JsonNode node, Leeway leeway, String path) {
        var step = name.matches("[A-Za-z_][A-Za-z0-9_-]*") ? "." + name : "['" + name + "']";
        return new Part(name, node, leeway.member(name), path + step, Sizes.of(name) + 2, leeway.needs(name));
    }

    private JsonNode elements(ArrayNode array, Leeway leeway, String path, int budget) {
        int whole = wholeElements(array, budget);
        int largest = array.valueStream().mapToInt(sizes::of).max().orElse(0);
        boolean oneIsMost = sizes.of(array) - largest <= budget / 2;
        int most = oneIsMost ? array.size() : Math.max(whole, SAMPLES);
        var trimmed = Json.array();
        if (whole > 0 && !oneIsMost) {
            array.valueStream().limit(Math.max(whole, leeway.leastElements())).forEach(trimmed::add);
            return noted(array, trimmed, path, "elements");
        }
        var parts = new ArrayList<Part>();
        for (int i = 0; i < Math.min(array.size(), Math.max(most, leeway.leastElements())); i++) {
            parts.add(
                    new Part("", array.get(i), leeway.element(), path + "[" + i + "]", 1, i < leeway.leastElements()));
        }
        var kept = fitting(parts, budget);
        var shares = new Shares(kept.stream().filter(each -> !each.isFixed()), this::size, room(kept, budget));
        kept.forEach(each -> trimmed.add(trim(each.node(), each.leeway(), each.path(), shares.of(size(each)))));
        return noted(array, trimmed, path, "elements");
    }

    /// How many of the first elements fit as they are.
    private int wholeElements(ArrayNode array, int budget) {
        int used = 2;
        for (int i = 0; i < array.size(); i++) {
            used += sizes.of(array.get(i)) + 1;
            if (used > budget) {
                return i;
            }
        }
        return array.size();
    }

    /// The first parts that each have room for something that is worth reading, and those that are needed.
    private List<Part> fitting(List<Part> parts, int budget) {
        int fewest = Math.clamp(budget / 8, FEWEST, USUAL);
        int left = budget
                - 2
                - parts.stream()
                        .filter(Part::needed)
                        .mapToInt(each -> least(each, fewest))
                        .sum();
        var kept = new ArrayList<Part>();
        for (var part : parts) {
            int cost = least(part, fewest);
            if (part.needed()) {
                kept.add(part);
            } else if (cost <= left) {
                kept.add(part);
                left -= cost;
            } else {
                left = 0;
            }
        }
        return kept;
    }

    private int least(Part part, int fewest) {
        return part.around() + (part.isFixed() ? size(part) : Math.min(size(part), fewest));
    }

    private int size(Part part) {
        return sizes.of(part.node());
    }

    /// What is left for the parts that can be made smaller.
    private int room(List<Part> kept, int budget) {
        return budget
                - 2
                - kept.stream()
                        .mapToInt(each -> each.around() + (each.isFixed() ? size(each) : 0))
                        .sum();
    }

    private JsonNode noted(JsonNode before, JsonNode after, String path, String kind) {
        if (after.size() < before.size()) {
            cuts.add(new Cut(path, kind, after.size(), before.size(), sizes.of(before) - sizes.of(after)));
        }
        return after;
    }

    private JsonNode text(String text, String path, int budget) {
        int total = text.codePointCount(0, text.length());
        var cut = TextCut.of(text, budget - 2, Sizes::of);
        cuts.add(new Cut(path, "characters", cut.shown(), total, Sizes.of(text) - Sizes.of(cut.text())));
        return StringNode.valueOf(cut.text());
    }
}
