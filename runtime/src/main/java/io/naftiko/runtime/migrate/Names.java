package io.naftiko.runtime.migrate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// What the items of a list of named things are called.
final class Names {

    private Names() {}

    /// The entry that gives an item its name; empty where it has none.
    static Optional<NodeTuple> entry(MappingNode item, Kind kind) {
        return kind.naming().stream()
                .flatMap(key -> Entries.of(item, key).stream())
                .findFirst();
    }

    /// The name of each item: its own, or where nothing depends on it one that no other has, made of its own or of its
    /// path. Null for an item that has none and needs one.
    static List<@Nullable String> of(List<MappingNode> items, Kind kind) {
        var taken = new HashSet<String>();
        items.forEach(item -> own(item, kind).ifPresent(taken::add));
        var given = new HashSet<String>();
        var names = new ArrayList<@Nullable String>();
        for (var item : items) {
            var own = own(item, kind).orElse(null);
            boolean kept = !kind.isNameFree(item) || (own != null && given.add(own));
            names.add(kept ? own : free(own == null ? path(item) : own, taken));
        }
        return names;
    }

    private static Optional<String> own(MappingNode item, Kind kind) {
        return entry(item, kind)
                .filter(entry -> entry.getValueNode() instanceof ScalarNode scalar
                        && !scalar.getTag().equals(Tag.NULL))
                .map(entry -> ((ScalarNode) entry.getValueNode()).getValue());
    }

    /// `/ships/{id}/crew` as `ships-id-crew`.
    private static String path(MappingNode item) {
        var path = Entries.text(item, "path");
        var words = (path == null ? "" : path).replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return words.isEmpty() ? "root" : words;
    }

    private static String free(String wish, Set<String> taken) {
        var name = wish;
        for (int i = 2; !taken.add(name); i++) {
            name = wish + "-" + i;
        }
        return name;
    }
}
