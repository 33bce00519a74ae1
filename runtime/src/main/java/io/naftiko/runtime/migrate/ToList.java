package io.naftiko.runtime.migrate;

import io.naftiko.runtime.edit.Draft;
import io.naftiko.runtime.edit.Layout;
import io.naftiko.runtime.edit.Style;
import io.naftiko.runtime.report.Place;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Drafts a mapping that is keyed by names as a list of named things.
///
/// @param kind of the things
/// @param path of the mapping
record ToList(Layout layout, Draft draft, Obstacles obstacles, Kind kind, Place path) {

    /// Drafts a mapping, or says why that cannot be.
    void rewrite(MappingNode keyed) {
        boolean possible = true;
        for (var entry : keyed.getValue()) {
            var refusal = refusal(keyed, entry);
            if (refusal != null) {
                obstacles.add(entry.getKeyNode(), path.key(Entries.key(entry)), refusal);
                possible = false;
            }
        }
        if (possible && keyed.getFlowStyle() == FlowStyle.FLOW) {
            inFlow(keyed);
        } else if (possible) {
            keyed.getValue().forEach(entry -> inBlock(keyed, entry));
        }
    }

    private @Nullable String refusal(MappingNode keyed, NodeTuple entry) {
        var value = entry.getValueNode();
        if (!(entry.getKeyNode() instanceof ScalarNode key)
                || !layout.isPlain(key)
                || !(hasColon(entry) || (isNull(value) && keyed.getFlowStyle() == FlowStyle.FLOW))) {
            return obstacles.target() + " has a `name` for this key, which is not written as it is read.";
        } else if (layout.start(value) < layout.start(key)) {
            return obstacles.target() + " has a `name` in each of these, and an alias has no room for one.";
        } else if (value instanceof MappingNode mapping) {
            return Names.entry(mapping, kind).isEmpty()
                    ? null
                    : obstacles.target() + " has a `name` for this key, and there is one below it already.";
        }
        return isNull(value) ? null : "`" + Entries.key(entry) + "` takes a mapping.";
    }

    private static boolean isNull(Node value) {
        return value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    private boolean hasColon(NodeTuple entry) {
        return layout.has(':', layout.skipGap(layout.end(entry.getKeyNode())));
    }

    /// Behind the key, and behind its colon where it has one.
    private int behindKey(NodeTuple entry) {
        int end = layout.end(entry.getKeyNode());
        return hasColon(entry) ? layout.skipGap(end) + 1 : end;
    }

    /// The key as the value of `name`, written as it was where that is a text there too.
    private String name(NodeTuple entry, Style style) {
        var key = (ScalarNode) entry.getKeyNode();
        boolean text = key.getTag().equals(Tag.STR) && !style.flow();
        return style.entry("name", text ? layout.source(key) : style.text(key.getValue(), key.getScalarStyle()));
    }

    private void inFlow(MappingNode keyed) {
        int open = layout.text().indexOf('{', layout.start(keyed));
        draft.replace(open, open + 1, "[");
        draft.replace(layout.end(keyed) - 1, layout.end(keyed), "]");
        for (var entry : keyed.getValue()) {
            int start = layout.start(entry.getKeyNode());
            if (entry.getValueNode() instanceof MappingNode mapping) {
                draft.delete(start, layout.start(mapping));
                insert(entry, mapping);
            } else {
                draft.replace(start, end(entry), "{" + name(entry, Style.of(keyed)) + "}");
            }
        }
    }

    /// Where an entry without a value ends: behind its key, or behind the `null` that is written there.
    private int end(NodeTuple entry) {
        return Math.max(behindKey(entry), layout.end(entry.getValueNode()));
    }

    /// The name as the first entry between braces.
    private void insert(NodeTuple entry, MappingNode mapping) {
        int inside = layout.text().indexOf('{', layout.start(mapping)) + 1;
        var separator = mapping.getValue().isEmpty() ? "" : ", ";
        draft.insert(inside, name(entry, Style.of(mapping).inFlow()) + separator);
    }

    private void inBlock(MappingNode keyed, NodeTuple entry) {
        int start = layout.start(entry.getKeyNode());
        if (!(entry.getValueNode() instanceof MappingNode mapping)) {
            draft.replace(start, end(entry), "- " + name(entry, Style.of(keyed)));
        } else if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            draft.replace(start, behindKey(entry), "-");
            insert(entry, mapping);
        } else {
            below(entry, mapping, start);
        }
    }

    /// The dash and the name on the line of the key, before the entries on the next lines. Where an anchor stands
    /// between, the name goes to a line of its own.
    private void below(NodeTuple entry, MappingNode mapping, int start) {
        var first = mapping.getValue().getFirst().getKeyNode();
        int column = layout.column(first) - layout.column(entry.getKeyNode());
        int behind = behindKey(entry);
        if (layout.skip(behind) == layout.start(first)) {
            draft.replace(start, behind, "-" + " ".repeat(Math.max(1, column - 1)) + name(entry, Style.of(mapping)));
        } else {
            draft.replace(start, behind, "-");
            draft.insert(layout.start(first), name(entry, Style.of(mapping)) + "\n" + " ".repeat(layout.column(first)));
        }
        draft.shift(layout.nextLine(behind), layout.below(mapping, 0).orElse(layout.end(mapping)), 2 - column);
    }
}
