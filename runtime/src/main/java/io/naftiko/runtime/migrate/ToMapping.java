package io.naftiko.runtime.migrate;

import io.naftiko.runtime.edit.Draft;
import io.naftiko.runtime.edit.Layout;
import io.naftiko.runtime.edit.Style;
import io.naftiko.runtime.report.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Drafts a list of named things as a mapping that is keyed by their names.
///
/// @param kind of the things
/// @param path of the list
record ToMapping(Layout layout, Draft draft, Obstacles obstacles, Kind kind, Place path) {

    /// An item that can be keyed.
    ///
    /// @param name as it is written, with its quotes
    /// @param naming the entry that says it; null where the name is made up
    private record Item(
            MappingNode node, String name, @Nullable NodeTuple naming) {}

    /// Drafts the list below `key`, or says why that cannot be.
    void rewrite(NodeTuple key, SequenceNode list) {
        var items = items(list);
        if (items.isEmpty()) {
            return;
        }
        if (list.getFlowStyle() == FlowStyle.FLOW) {
            inFlow(list, items.get());
        } else {
            inBlock(key, list, items.get());
        }
    }

    private Optional<List<Item>> items(SequenceNode list) {
        var mappings = new ArrayList<MappingNode>();
        int behind = layout.start(list);
        for (var item : list.getValue()) {
            if (!(item instanceof MappingNode mapping) || layout.start(item) < behind) {
                obstacles.add(
                        list,
                        path,
                        obstacles.target() + " keys these by their names, and one of them is an alias or no mapping.");
                return Optional.empty();
            }
            mappings.add(mapping);
            behind = layout.start(item) + 1;
        }
        return named(mappings);
    }

    private Optional<List<Item>> named(List<MappingNode> mappings) {
        var items = new ArrayList<Item>();
        var names = Names.of(mappings, kind);
        var taken = new HashSet<String>();
        for (int i = 0; i < mappings.size(); i++) {
            var refusal = refusal(mappings.get(i), names.get(i), taken);
            if (refusal != null) {
                obstacles.add(mappings.get(i), path.item(i), refusal);
            } else {
                items.add(item(mappings.get(i), String.valueOf(names.get(i))));
            }
        }
        return items.size() == mappings.size() ? Optional.of(items) : Optional.empty();
    }

    private @Nullable String refusal(MappingNode item, @Nullable String name, HashSet<String> taken) {
        if (name == null) {
            return obstacles.target() + " keys this by its `name`, and it has none: give it one.";
        } else if (!taken.add(name)) {
            return obstacles.target() + " keys this by its name `" + name + "`, which another one has too.";
        }
        boolean simple = Names.entry(item, kind)
                .map(NodeTuple::getValueNode)
                .filter(value -> !(value instanceof ScalarNode scalar && layout.isPlain(scalar)))
                .isEmpty();
        return simple ? null : obstacles.target() + " keys this by its name, which is not written as it is read.";
    }

    private Item item(MappingNode mapping, String name) {
        var naming = Names.entry(mapping, kind).orElse(null);
        var written = naming != null
                        && naming.getValueNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(name)
                ? layout.source(scalar)
                : Style.of(mapping).text(name);
        return new Item(mapping, written, naming);
    }

    private void inFlow(SequenceNode list, List<Item> items) {
        int open = layout.text().indexOf('[', layout.start(list));
        draft.replace(open, open + 1, "{");
        draft.replace(layout.end(list) - 1, layout.end(list), "}");
        for (var item : items) {
            draft.insert(layout.start(item.node), item.name + ": ");
            removeName(item);
        }
    }

    private void inBlock(NodeTuple key, SequenceNode list, List<Item> items) {
        int dashColumn = layout.dashColumn(list);
        if (dashColumn <= layout.column(key.getKeyNode())) {
            int from = layout.nextLine(layout.end(key.getKeyNode()));
            draft.shift(from, layout.below(list, 0).orElse(layout.end(list)), step(items, dashColumn));
        }
        int behind = layout.dash(list);
        for (var item : items) {
            int dash = layout.skip(behind);
            behind(dash, item);
            behind = Math.max(dash + 1, layout.end(item.node));
        }
    }

    /// How far the things stand behind their dashes.
    private int step(List<Item> items, int dashColumn) {
        return items.stream()
                .filter(item -> item.node.getFlowStyle() == FlowStyle.BLOCK)
                .mapToInt(item -> layout.column(item.node) - dashColumn)
                .filter(each -> each > 0)
                .findFirst()
                .orElse(2);
    }

    /// Writes the key in place of a dash.
    private void behind(int dash, Item item) {
        var first = item.node.getValue().isEmpty()
                ? item.naming
                : item.node.getValue().getFirst();
        if (item.node.getFlowStyle() == FlowStyle.FLOW || first == null) {
            draft.replace(dash, dash + 1, item.name + ":");
            removeName(item);
            return;
        }
        int start = layout.start(first.getKeyNode());
        boolean beside = layout.isGap(dash + 1, start);
        if (beside && first.equals(item.naming)) {
            var rest = item.node.getValue().size() == 1 ? ": {}" : ":";
            draft.replace(dash, layout.end(first.getValueNode()), item.name + rest);
        } else {
            var margin = "\n" + " ".repeat(layout.column(first.getKeyNode()));
            draft.replace(dash, beside ? start : dash + 1, item.name + ":" + (beside ? margin : ""));
            removeName(item);
        }
    }

    private void removeName(Item item) {
        if (item.naming != null) {
            if (item.node.getFlowStyle() == FlowStyle.FLOW) {
                removeInFlow(item.node, item.naming);
            } else {
                removeLine(item.naming);
            }
        }
    }

    /// Removes the line of an entry, but for a comment on it.
    private void removeLine(NodeTuple entry) {
        int start = layout.start(entry.getKeyNode());
        int end = layout.end(entry.getValueNode());
        int lineStart = layout.lineStart(start);
        if (layout.isGap(end, layout.lineEnd(end)) && layout.isGap(lineStart, start)) {
            draft.delete(lineStart, layout.nextLine(end));
        } else {
            draft.delete(start, layout.skipGap(end));
        }
    }

    /// Removes an entry with the comma behind it, or else with the one before it.
    private void removeInFlow(MappingNode mapping, NodeTuple entry) {
        int start = layout.start(entry.getKeyNode());
        int end = layout.end(entry.getValueNode());
        int comma = layout.skip(end);
        if (layout.has(',', comma)) {
            draft.delete(start, layout.skipGap(comma + 1));
        } else {
            boolean only = mapping.getValue().size() == 1;
            draft.delete(only ? start : layout.text().lastIndexOf(',', start), end);
        }
    }
}
