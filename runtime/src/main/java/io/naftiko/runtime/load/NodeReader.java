package io.naftiko.runtime.load;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.document.Tree.Fields;
import io.naftiko.runtime.document.Tree.Items;
import io.naftiko.runtime.document.Tree.Scalar;
import io.naftiko.runtime.document.Yaml;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.node.NullNode;

/// Turns composed YAML nodes into trees: names both places of a duplicate key, and refuses what aliases blow up.
final class NodeReader {

    private static final int LONGEST_SHARED = 32;

    private final String file;
    private final int maxValues;
    private final Problems problems;
    private final Map<String, String> shared = new HashMap<>();
    private int values;

    NodeReader(String file, int maxValues, Problems problems) {
        this.file = file;
        this.maxValues = maxValues;
        this.problems = problems;
    }

    /// The tree below `root`; empty, with a problem, when aliases make it endless or huge.
    Optional<Tree> read(Node root) {
        try {
            return Optional.of(read(root, Place.startOf(file)));
        } catch (TooManyValues | StackOverflowError _) {
            problems.add(
                    Code.YAML_LIMIT,
                    at(root, Place.startOf(file)),
                    "With its aliases written out the document has more than " + maxValues + " values.");
            return Optional.empty();
        }
    }

    private Tree read(Node node, Place path) {
        if (++values > maxValues) {
            throw new TooManyValues();
        }
        var place = at(node, path);
        return switch (node) {
            case MappingNode mapping -> fields(mapping, place);
            case SequenceNode sequence -> items(sequence, place);
            case ScalarNode scalar -> scalar(scalar, place);
            default -> new Scalar(place, "", NullNode.getInstance());
        };
    }

    private static Place at(Node node, Place path) {
        return node.getStartMark()
                .map(mark -> path.at(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(path);
    }

    private Tree fields(MappingNode mapping, Place place) {
        var entries = new LinkedHashMap<String, Tree>();
        for (var tuple : mapping.getValue()) {
            var key = key(tuple.getKeyNode());
            var keyPlace = at(tuple.getKeyNode(), place.key(key));
            if (entries.containsKey(key)) {
                problems.add(
                        Code.DUPLICATE_KEY,
                        keyPlace,
                        "The key `" + key + "` stands here again; it is already on line "
                                + entries.get(key).place().line() + ".");
            }
            entries.put(key, read(tuple.getValueNode(), place.key(key)));
        }
        return new Fields(place, entries);
    }

    private String key(Node node) {
        return node instanceof ScalarNode scalar ? share(scalar.getValue()) : "";
    }

    /// The same string wherever a short text is the same, in all files: they consist of few words, many times.
    private String share(String text) {
        return text.length() > LONGEST_SHARED ? text : shared.computeIfAbsent(text, String::intern);
    }

    private Tree items(SequenceNode sequence, Place place) {
        var items = new ArrayList<Tree>();
        for (var item : sequence.getValue()) {
            items.add(read(item, place.item(items.size())));
        }
        return new Items(place, items);
    }

    private Scalar scalar(ScalarNode scalar, Place place) {
        var text = share(scalar.getValue());
        return new Scalar(place, text, Yaml.value(text, scalar.getTag()));
    }

    private static final class TooManyValues extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyValues() {
            super(null, null, false, false);
        }
    }
}
