package io.naftiko.runtime.repair;

import io.naftiko.runtime.edit.Edit;
import io.naftiko.runtime.edit.Layout;
import io.naftiko.runtime.edit.Style;
import io.naftiko.runtime.report.Fix;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Turns fixes of a document into edits of its text, in the style of what stands around them.
///
/// Where the text has no simple place for a fix, such as behind an alias, there is no edit.
final class Editor {

    private static final List<String> SHORT_KEYS = List.of("name", "id", "label", "description", "method", "path");

    private final Layout layout;
    private final Outline outline;

    private Editor(Layout layout, Outline outline) {
        this.layout = layout;
        this.outline = outline;
    }

    /// The editor of a file whose text has the nodes below `root`.
    static Editor of(String file, String text, Node root) {
        var layout = new Layout(text);
        return new Editor(layout, Outline.of(file, layout, root));
    }

    Optional<Repair> repair(Problem problem, Fix fix) {
        var start = Place.startOf(problem.place().file());
        return edit(fix)
                .map(edit ->
                        new Repair(problem, edit, layout.place(edit.start(), start), layout.place(edit.end(), start)));
    }

    private Optional<Edit> edit(Fix fix) {
        return outline.mapping(fix.mapping()).flatMap(mapping -> switch (fix) {
            case Fix.Rename rename -> rename(mapping, rename);
            case Fix.Write write -> write(mapping, write);
            case Fix.DeclareInPath declare -> declare(mapping, declare);
        });
    }

    private Optional<Edit> rename(MappingNode mapping, Fix.Rename rename) {
        return entry(mapping, rename.key())
                .flatMap(entry -> plain(entry.getKeyNode()))
                .map(key -> replaced(key, Style.of(mapping), rename.name()));
    }

    private Optional<Edit> write(MappingNode mapping, Fix.Write write) {
        var style = Style.of(mapping);
        var there = entry(mapping, write.key());
        return there.isPresent()
                ? plain(there.get().getValueNode()).map(value -> replaced(value, style, write.text()))
                : added(mapping, write.behind(), style.entry(write.key(), style.text(write.text())));
    }

    private Edit replaced(ScalarNode scalar, Style style, String text) {
        return new Edit(layout.start(scalar), layout.end(scalar), style.text(text, scalar.getScalarStyle()));
    }

    private Optional<Edit> declare(MappingNode operation, Fix.DeclareInPath declare) {
        var parameter = new PathParameter(declare.name(), Style.of(operation));
        return entry(operation, "inputParameters")
                .map(list -> new Parameters(layout, list.getValueNode()).with(parameter))
                .orElseGet(() -> added(operation, SHORT_KEYS, parameter.list(outline.dashIndent())));
    }

    /// An entry behind the last of some others, or as the first where none of them is there.
    private Optional<Edit> added(MappingNode mapping, List<String> behind, String entry) {
        return behind.stream()
                .flatMap(key -> entry(mapping, key).stream())
                .filter(each -> plain(each.getValueNode()).isPresent())
                .max(Comparator.comparingInt(each -> layout.start(each.getKeyNode())))
                .map(anchor -> layout.insertBehind(mapping, anchor, entry))
                .or(() -> mapping.getValue().stream()
                        .findFirst()
                        .map(first -> layout.insertBefore(mapping, first, entry)));
    }

    private static Optional<NodeTuple> entry(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(each -> each.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .findFirst();
    }

    private Optional<ScalarNode> plain(Node node) {
        return node instanceof ScalarNode scalar && layout.isPlain(scalar) ? Optional.of(scalar) : Optional.empty();
    }
}
