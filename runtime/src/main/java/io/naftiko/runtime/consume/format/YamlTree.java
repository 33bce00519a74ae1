package io.naftiko.runtime.consume.format;

import io.naftiko.runtime.consume.format.Reply.Refusal;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Yaml;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// Writes out one composed YAML document as JSON, as long as its aliases do not make it endless.
final class YamlTree {

    private static final int MAX_DEPTH = 200;

    private int values;

    JsonNode of(Node node, int depth) throws Refusal {
        Reply.bound(++values);
        if (depth > MAX_DEPTH) {
            throw new Refusal("its aliases nest without end");
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, depth);
            case SequenceNode sequence -> array(sequence, depth);
            case ScalarNode scalar -> Yaml.value(scalar.getValue(), scalar.getTag());
            default -> NullNode.getInstance();
        };
    }

    private JsonNode object(MappingNode mapping, int depth) throws Refusal {
        var object = Json.object();
        for (var entry : mapping.getValue()) {
            var key = key(entry.getKeyNode());
            if (object.has(key)) {
                throw at(entry.getKeyNode(), "the key `" + key + "` stands there again");
            }
            object.set(key, of(entry.getValueNode(), depth + 1));
        }
        return object;
    }

    private JsonNode array(SequenceNode sequence, int depth) throws Refusal {
        var array = Json.array();
        for (var item : sequence.getValue()) {
            array.add(of(item, depth + 1));
        }
        return array;
    }

    private static String key(Node node) throws Refusal {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw at(node, "a key is not a scalar");
    }

    private static Refusal at(Node node, String reason) {
        return node.getStartMark()
                .map(mark -> new Refusal(reason, mark.getLine() + 1, mark.getColumn() + 1))
                .orElseGet(() -> new Refusal(reason));
    }
}
