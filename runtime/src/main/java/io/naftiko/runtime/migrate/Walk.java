package io.naftiko.runtime.migrate;

import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.edit.Draft;
import io.naftiko.runtime.edit.Layout;
import io.naftiko.runtime.migrate.Part.Form;
import io.naftiko.runtime.report.Place;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Goes through a document, and drafts what has to change in its text. What an alias repeats is changed where it
/// stands.
final class Walk {

    private final Generation target;

    /// Whether the document says that it is in a later generation, so that what only this one has is lost.
    private final boolean back;

    private final Layout layout;
    private final Draft draft;
    private final Obstacles obstacles;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    Walk(Generation target, boolean back, Layout layout, Draft draft, Obstacles obstacles) {
        this.target = target;
        this.back = back;
        this.layout = layout;
        this.draft = draft;
        this.obstacles = obstacles;
    }

    void document(Node root, String file) {
        if (root instanceof MappingNode mapping) {
            mapping(mapping, Kind.DOCUMENT, Place.startOf(file));
        }
    }

    private void mapping(MappingNode node, Kind given, Place path) {
        if (!seen.add(node)) {
            return;
        }
        var kind = given.of(node);
        for (var entry : node.getValue()) {
            var key = Entries.key(entry);
            reportNewer(kind, entry, path.key(key));
            rename(node, kind, entry, path.key(key));
            var part = Parts.of(kind, node, Words.neutral(kind, key));
            if (part != null) {
                part(entry, part, path.key(key));
            }
        }
    }

    private void reportNewer(Kind kind, NodeTuple entry, Place path) {
        var key = Entries.key(entry);
        var value = entry.getValueNode() instanceof ScalarNode scalar ? scalar.getValue() : null;
        if (back && kind.isNewer(key, value)) {
            var what = kind.isNewer(key, null) ? key : value;
            obstacles.add(entry.getKeyNode(), path, "`" + what + "` is not part of " + target + ".");
        }
    }

    private void rename(MappingNode mapping, Kind kind, NodeTuple entry, Place path) {
        var key = Entries.key(entry);
        var word = Words.in(target, kind, key);
        if (word.equals(key)) {
            return;
        }
        if (Entries.of(mapping, word).isPresent()) {
            obstacles.add(
                    entry.getKeyNode(),
                    path,
                    "`" + key + "` is `" + word + "` in " + target + ", which is there already.");
        } else if (entry.getKeyNode() instanceof ScalarNode scalar && layout.isPlain(scalar)) {
            int start = layout.start(scalar);
            draft.replace(start, layout.end(scalar), layout.source(scalar).replace(key, word));
        } else {
            obstacles.add(
                    entry.getKeyNode(),
                    path,
                    "`" + key + "` is `" + word + "` in " + target + ", and is not written as it is read.");
        }
    }

    private void part(NodeTuple entry, Part part, Place path) {
        switch (entry.getValueNode()) {
            case MappingNode keyed when part.form() == Form.NAMED -> keyed(keyed, part.kind(), path);
            case MappingNode keyed when part.form() == Form.KEYED -> values(keyed, part.kind(), path);
            case MappingNode mapping -> mapping(mapping, part.kind(), path);
            case SequenceNode list when part.form() == Form.NAMED -> named(entry, list, part.kind(), path);
            case SequenceNode list -> items(list, part.kind(), path);
            default -> {}
        }
    }

    private void keyed(MappingNode keyed, Kind kind, Place path) {
        if (seen.add(keyed)) {
            if (target == Generation.ALPHA2) {
                new ToList(layout, draft, obstacles, kind, path).rewrite(keyed);
            }
            values(keyed, kind, path);
        }
    }

    private void named(NodeTuple entry, SequenceNode list, Kind kind, Place path) {
        if (seen.add(list)) {
            if (target == Generation.BETA4) {
                new ToMapping(layout, draft, obstacles, kind, path).rewrite(entry, list);
            }
            items(list, kind, path);
        }
    }

    private void values(MappingNode keyed, Kind kind, Place path) {
        for (var entry : keyed.getValue()) {
            if (entry.getValueNode() instanceof MappingNode mapping) {
                mapping(mapping, kind, path.key(Entries.key(entry)));
            }
        }
    }

    private void items(SequenceNode list, Kind kind, Place path) {
        for (int i = 0; i < list.getValue().size(); i++) {
            if (list.getValue().get(i) instanceof MappingNode mapping) {
                mapping(mapping, kind, path.item(i));
            }
        }
    }
}
