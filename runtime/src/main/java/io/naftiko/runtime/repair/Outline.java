package io.naftiko.runtime.repair;

import io.naftiko.runtime.edit.Layout;
import io.naftiko.runtime.report.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// The mappings of a document by their places, which are those that problems name.
final class Outline {

    private final Map<Place, MappingNode> mappings = new HashMap<>();

    private final Layout layout;
    private int dashIndent;
    private boolean dashed;

    private Outline(Layout layout) {
        this.layout = layout;
    }

    /// The outline of a document that was read before, so that its aliases end somewhere.
    static Outline of(String file, Layout layout, Node root) {
        var outline = new Outline(layout);
        outline.add(root, Place.startOf(file));
        return outline;
    }

    Optional<MappingNode> mapping(Place place) {
        return Optional.ofNullable(mappings.get(place));
    }

    /// How far the dashes of a list stand behind its key, as the first list of the document has it.
    int dashIndent() {
        return dashIndent;
    }

    private void add(Node node, Place path) {
        switch (node) {
            case MappingNode mapping -> {
                mappings.put(at(mapping, path), mapping);
                mapping.getValue().forEach(entry -> add(entry, path));
            }
            case SequenceNode sequence -> {
                for (int i = 0; i < sequence.getValue().size(); i++) {
                    add(sequence.getValue().get(i), path.item(i));
                }
            }
            default -> {}
        }
    }

    private void add(NodeTuple entry, Place path) {
        if (!dashed && entry.getValueNode() instanceof SequenceNode list && list.getFlowStyle() == FlowStyle.BLOCK) {
            dashed = true;
            dashIndent = Math.max(0, layout.dashColumn(list) - layout.column(entry.getKeyNode()));
        }
        add(entry.getValueNode(), path.key(key(entry.getKeyNode())));
    }

    private static Place at(Node node, Place path) {
        return node.getStartMark()
                .map(mark -> path.at(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(path);
    }

    private static String key(Node key) {
        return key instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
