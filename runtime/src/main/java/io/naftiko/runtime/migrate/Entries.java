package io.naftiko.runtime.migrate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// The entries of mappings by their keys.
final class Entries {

    private Entries() {}

    static Optional<NodeTuple> of(MappingNode mapping, String key) {
        return mapping.getValue().stream().filter(each -> key(each).equals(key)).findFirst();
    }

    /// The key of an entry; empty where it is no scalar.
    static String key(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /// The text below a key; null where there is none.
    static @Nullable String text(MappingNode mapping, String key) {
        return of(mapping, key)
                .filter(entry -> entry.getValueNode() instanceof ScalarNode)
                .map(entry -> ((ScalarNode) entry.getValueNode()).getValue())
                .orElse(null);
    }
}
