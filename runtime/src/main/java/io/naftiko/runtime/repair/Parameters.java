package io.naftiko.runtime.repair;

import io.naftiko.runtime.edit.Edit;
import io.naftiko.runtime.edit.Layout;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// The value of `inputParameters`: a list, or a mapping that is keyed by the names.
record Parameters(Layout layout, Node node) {

    /// One more, behind the last.
    Optional<Edit> with(PathParameter parameter) {
        return switch (node) {
            case SequenceNode list when list.getFlowStyle() == FlowStyle.FLOW -> Optional.of(inFlow(list, parameter));
            case SequenceNode list -> below(list, layout.dashColumn(list), lines(list, parameter));
            case MappingNode keyed
            when keyed.getFlowStyle() == FlowStyle.BLOCK ->
                below(keyed, layout.column(keyed.getValue().getFirst().getKeyNode()), parameter.keyed());
            default -> Optional.empty();
        };
    }

    private Edit inFlow(SequenceNode list, PathParameter parameter) {
        if (list.getValue().isEmpty()) {
            int inside = layout.start(list) + 1;
            return new Edit(inside, inside, parameter.item());
        }
        int behind = layout.end(list.getValue().getLast());
        return new Edit(behind, behind, ", " + parameter.item());
    }

    private static String lines(SequenceNode list, PathParameter parameter) {
        boolean braces = list.getValue().getLast() instanceof MappingNode last && last.getFlowStyle() == FlowStyle.FLOW;
        return braces ? "- " + parameter.item() : parameter.lines();
    }

    private Optional<Edit> below(Node block, int column, String lines) {
        return layout.below(block, layout.start(block)).map(index -> layout.insertBelow(index, column, lines));
    }
}
