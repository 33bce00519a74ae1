package io.naftiko.runtime.edit;

import io.naftiko.runtime.document.Json;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.node.StringNode;

/// How an author writes the entries of a mapping.
///
/// @param flow whether between braces: `{a: b}`
/// @param quoted whether keys and texts have double quotes, as in JSON
public record Style(boolean flow, boolean quoted) {

    private static final CoreSchema SCHEMA = new CoreSchema();

    /// Texts that need no quotes on a line of their own. YAML allows some more.
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_/$][^\\p{Cntrl}:#\u0085\u2028\u2029]*(?<!\\s)");

    private static final Pattern FLOW_INDICATOR = Pattern.compile("[,\\[\\]{}]");

    public static Style of(MappingNode mapping) {
        boolean quoted = !mapping.getValue().isEmpty()
                && isQuoted(mapping.getValue().getFirst().getKeyNode());
        return new Style(mapping.getFlowStyle() == FlowStyle.FLOW, quoted);
    }

    private static boolean isQuoted(Node key) {
        return key instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
    }

    /// The same between braces.
    public Style inFlow() {
        return new Style(true, quoted);
    }

    public String entry(String key, String value) {
        return text(key) + ": " + value;
    }

    /// A text with quotes where it needs them, or where others have them.
    public String text(String text) {
        if (quoted) {
            return text(text, ScalarStyle.DOUBLE_QUOTED);
        }
        return text(text, isPlain(text) ? ScalarStyle.PLAIN : ScalarStyle.SINGLE_QUOTED);
    }

    /// A text as another was written, unless it needs more.
    public String text(String text, ScalarStyle wanted) {
        boolean oneLine = text.codePoints().noneMatch(Character::isISOControl);
        if (oneLine && wanted == ScalarStyle.PLAIN && isPlain(text)) {
            return text;
        }
        return oneLine && wanted != ScalarStyle.DOUBLE_QUOTED
                ? "'" + text.replace("'", "''") + "'"
                : Json.text(StringNode.valueOf(text));
    }

    private boolean isPlain(String text) {
        return PLAIN.matcher(text).matches()
                && !(flow && FLOW_INDICATOR.matcher(text).find())
                && SCHEMA.getScalarResolver().resolve(text, true).equals(Tag.STR);
    }
}
