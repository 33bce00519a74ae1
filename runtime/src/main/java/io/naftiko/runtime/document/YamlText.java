package io.naftiko.runtime.document;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;

/// Writes trees as YAML 1.2 that readers of YAML 1.1 understand in the same way: `no`, `012` and dates are quoted.
public final class YamlText {

    private static final int LINE = 120;
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setSchema(new CoreSchema())
            .setWidth(1 << 20)
            .setSplitLines(false)
            .setMaxSimpleKeyLength(1024)
            .build();

    /// What some readers take for something else than text.
    private static final Pattern AMBIGUOUS =
            Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|~|[-+.]?[0-9][-+0-9_:.,eExX TZa-f]*");

    private final Set<String> inline;

    private YamlText(Set<String> inline) {
        this.inline = inline;
    }

    /// The text of `tree`.
    ///
    /// @param inline the keys below which a mapping, or a list of plain values, stands on one line where it fits
    public static String of(JsonNode tree, Set<String> inline) {
        var text = new StringWriter();
        new Dump(SETTINGS).dumpNode(new YamlText(inline).node(tree, false), new StreamDataWriter() {
            @Override
            public void write(String part) {
                text.write(part);
            }

            @Override
            public void write(String part, int from, int length) {
                text.write(part, from, length);
            }
        });
        return text.toString();
    }

    private Node node(JsonNode value, boolean within) {
        var style = within && fits(value) ? FlowStyle.FLOW : FlowStyle.BLOCK;
        return switch (value.getNodeType()) {
            case OBJECT -> mapping(value, within, style);
            case ARRAY -> sequence(value, within, style);
            case STRING -> text(value.stringValue());
            case NUMBER ->
                new ScalarNode(value.isIntegralNumber() ? Tag.INT : Tag.FLOAT, value.asString(), ScalarStyle.PLAIN);
            case BOOLEAN -> new ScalarNode(Tag.BOOL, value.asString(), ScalarStyle.PLAIN);
            case NULL, MISSING, BINARY, POJO -> new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
        };
    }

    private static boolean fits(JsonNode value) {
        boolean listed = value.isArray() && value.valueStream().anyMatch(JsonNode::isContainer);
        return value.isContainer() && !listed && Json.text(value).length() <= LINE;
    }

    private Node mapping(JsonNode value, boolean within, FlowStyle style) {
        var tuples = new ArrayList<NodeTuple>();
        value.properties()
                .forEach(each -> tuples.add(new NodeTuple(
                        text(each.getKey()), node(each.getValue(), within || inline.contains(each.getKey())))));
        return new MappingNode(Tag.MAP, tuples, tuples.isEmpty() ? FlowStyle.FLOW : style);
    }

    private Node sequence(JsonNode value, boolean within, FlowStyle style) {
        var items = new ArrayList<Node>();
        value.forEach(each -> items.add(node(each, within)));
        return new SequenceNode(Tag.SEQ, items, items.isEmpty() ? FlowStyle.FLOW : style);
    }

    private static ScalarNode text(String text) {
        boolean hidden = text.codePoints()
                .anyMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || c == 0x2028
                        || c == 0x2029
                        || Character.getType(c) == Character.SURROGATE);
        var style = hidden
                ? ScalarStyle.DOUBLE_QUOTED
                : AMBIGUOUS.matcher(text).matches() ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN;
        return new ScalarNode(Tag.STR, text, style);
    }
}
