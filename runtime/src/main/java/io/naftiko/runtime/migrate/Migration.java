package io.naftiko.runtime.migrate;

import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.edit.Draft;
import io.naftiko.runtime.edit.Layout;
import io.naftiko.runtime.edit.Style;
import io.naftiko.runtime.load.YamlReader;
import io.naftiko.runtime.report.Problems;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import tools.jackson.databind.JsonNode;

/// Rewrites documents in another generation of the format.
///
/// What is not part of the difference stays byte for byte, but for the margin of lists whose dashes stand right below
/// their keys: as mappings they move to the right.
///
/// @param target the generation in which a document is rewritten
public record Migration(Generation target) {

    /// The document in `text`, which came from a file of that name; empty where it is no YAML, or none that holds a
    /// part of a capability. What has no counterpart stands in the new text as it stood in the old one.
    public Optional<Migrated> of(String file, String text) {
        return root(file, text).map(root -> migrated(file, text, root));
    }

    private static Optional<MappingNode> root(String file, String text) {
        var reader = new YamlReader(file, new Problems());
        return reader.read(text)
                .flatMap(_ -> reader.compose(text))
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .filter(root -> generation(root).isPresent()
                        || Entries.of(root, "capability").isPresent());
    }

    private static Optional<Generation> generation(MappingNode root) {
        return Generation.of(root.getValue().stream().map(Entries::key).collect(Collectors.toSet()));
    }

    private Migrated migrated(String file, String text, MappingNode root) {
        var layout = new Layout(text);
        var draft = new Draft(layout);
        var obstacles = new Obstacles(target);
        var from = generation(root);
        new Walk(target, from.filter(each -> each.compareTo(target) > 0).isPresent(), layout, draft, obstacles)
                .document(root, file);
        writeVersion(root, from, layout, draft);
        var rewritten = draft.text();
        return new Migrated(from, rewritten, obstacles.all(), isFaithful(file, rewritten, root));
    }

    /// Whether the new text says the same.
    private static boolean isFaithful(String file, String rewritten, MappingNode root) {
        return root(file, rewritten)
                .filter(again -> said(again).equals(said(root)))
                .isPresent();
    }

    private static JsonNode said(MappingNode root) {
        return new Neutral(generation(root).orElse(Generation.ALPHA2)).of(root);
    }

    /// A later version of the same generation stays.
    private void writeVersion(MappingNode root, Optional<Generation> from, Layout layout, Draft draft) {
        if (from.isEmpty()) {
            addVersion(root, layout, draft);
        } else {
            var entry = Entries.of(root, from.get().key()).orElseThrow();
            if (from.get() != target) {
                write(entry.getKeyNode(), target.key(), layout, draft);
            }
            if (from.get() != target || target.isOlder(String.valueOf(Entries.text(root, target.key())))) {
                write(entry.getValueNode(), target.version(), layout, draft);
            }
        }
    }

    private void addVersion(MappingNode root, Layout layout, Draft draft) {
        var first = root.getValue().getFirst().getKeyNode();
        var style = Style.of(root);
        draft.insert(
                layout.start(first),
                style.entry(target.key(), style.text(target.version()))
                        + (style.flow() ? ", " : "\n" + " ".repeat(layout.column(first))));
    }

    private static void write(Node node, String text, Layout layout, Draft draft) {
        if (node instanceof ScalarNode scalar) {
            var style = new Style(false, false);
            draft.replace(layout.start(scalar), layout.end(scalar), style.text(text, scalar.getScalarStyle()));
        }
    }
}
