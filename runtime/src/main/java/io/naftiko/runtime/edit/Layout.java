package io.naftiko.runtime.edit;

import io.naftiko.runtime.report.Place;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// How the author laid out a document: which characters its nodes are, and where its lines end.
public final class Layout {

    private final String text;
    private final boolean wide;

    public Layout(String text) {
        this.text = text;
        this.wide = text.chars().anyMatch(unit -> Character.isSurrogate((char) unit));
    }

    /// The whole text.
    public String text() {
        return text;
    }

    public int start(Node node) {
        return node.getStartMark().map(this::index).orElse(0);
    }

    public int end(Node node) {
        return node.getEndMark().map(this::index).orElse(text.length());
    }

    /// Marks count code points.
    private int index(Mark mark) {
        return wide ? text.offsetByCodePoints(0, mark.getIndex()) : mark.getIndex();
    }

    /// How many characters stand before a node on its line.
    public int column(Node node) {
        return node.getStartMark().map(Mark::getColumn).orElse(0);
    }

    /// Where the first dash of a block stands. An anchor or a tag may stand before it.
    public int dash(SequenceNode block) {
        int at = start(block);
        while (has('&', at) || has('!', at)) {
            while (!Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            at = skip(at);
        }
        return at;
    }

    /// How many characters stand before the dashes of a block.
    public int dashColumn(SequenceNode block) {
        int dash = dash(block);
        return text.codePointCount(lineStart(dash), dash);
    }

    /// The place in `file` where the character at `index` stands.
    public Place place(int index, Place file) {
        int line = text.lastIndexOf('\n', index - 1) + 1;
        long above =
                text.substring(0, line).chars().filter(each -> each == '\n').count();
        return file.at((int) above + 1, text.codePointCount(line, index) + 1);
    }

    /// The end of the line on which `index` is, before its line break.
    public int lineEnd(int index) {
        int feed = text.indexOf('\n', index);
        int end = feed < 0 ? text.length() : feed;
        return end > index && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /// Where the line below that of `index` begins; the end of the text below the last.
    public int nextLine(int index) {
        int feed = text.indexOf('\n', index);
        return feed < 0 ? text.length() : feed + 1;
    }

    /// What the author's editor puts at the end of a line.
    public String lineBreak() {
        int feed = text.indexOf('\n');
        return feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
    }

    /// The index of the line on which `index` is, in front of its first character.
    public int lineStart(int index) {
        return text.lastIndexOf('\n', index - 1) + 1;
    }

    /// The first character from `index` on that is neither white space nor part of a comment.
    public int skip(int index) {
        int at = index;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            at = text.charAt(at) == '#' ? lineEnd(at) : at + 1;
        }
        return at;
    }

    /// The first character from `index` on that is neither space nor tab.
    public int skipGap(int index) {
        int at = index;
        while (has(' ', at) || has('\t', at)) {
            at++;
        }
        return at;
    }

    /// Whether nothing but spaces and tabs stands between two places.
    public boolean isGap(int from, int to) {
        return from <= to && skipGap(from) >= to;
    }

    /// Whether `sign` stands at `index`.
    public boolean has(char sign, int index) {
        return index < text.length() && text.charAt(index) == sign;
    }

    /// The text of a node, as it is written.
    public String source(Node node) {
        return text.substring(start(node), end(node));
    }

    /// Whether the scalar stands in the text as it is read, but for its quotes: not tagged, anchored, escaped or
    /// folded.
    public boolean isPlain(ScalarNode scalar) {
        var quote = switch (scalar.getScalarStyle()) {
            case PLAIN -> "";
            case SINGLE_QUOTED -> "'";
            case DOUBLE_QUOTED -> "\"";
            default -> "|";
        };
        var written = quote + scalar.getValue() + quote;
        return !written.isEmpty() && text.substring(start(scalar), end(scalar)).equals(written);
    }

    /// Where a node's own lines end: before the line break, or behind it where the node is a block scalar, whose line
    /// breaks are part of it. Empty where the node is an alias, and so stands elsewhere.
    ///
    /// @param from where the node's parent begins
    public Optional<Integer> below(Node node, int from) {
        var last = last(node);
        int end = end(last);
        if (end < from) {
            return Optional.empty();
        }
        return Optional.of(isBlockScalar(last) ? end : lineEnd(end));
    }

    /// The node with which a block ends: the end of a block itself is where the next begins.
    private static Node last(Node node) {
        return switch (node) {
            case MappingNode mapping
            when mapping.getFlowStyle() == FlowStyle.BLOCK ->
                last(mapping.getValue().getLast().getValueNode());
            case SequenceNode sequence
            when sequence.getFlowStyle() == FlowStyle.BLOCK ->
                last(sequence.getValue().getLast());
            default -> node;
        };
    }

    private static boolean isBlockScalar(Node node) {
        return node instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED);
    }

    /// An entry of `mapping` behind another whose value is one line.
    public Edit insertBehind(MappingNode mapping, NodeTuple other, String entry) {
        int end = end(other.getValueNode());
        return mapping.getFlowStyle() == FlowStyle.FLOW
                ? new Edit(end, end, ", " + entry)
                : insertBelow(lineEnd(end), column(other.getKeyNode()), entry);
    }

    /// An entry of `mapping` before its first.
    public Edit insertBefore(MappingNode mapping, NodeTuple first, String entry) {
        int start = start(first.getKeyNode());
        var margin = lineBreak() + " ".repeat(column(first.getKeyNode()));
        return mapping.getFlowStyle() == FlowStyle.FLOW
                ? new Edit(start, start, entry + ", ")
                : new Edit(start, start, entry.replace("\n", margin) + margin);
    }

    /// Lines that begin at `column`, below what ends at `index`.
    public Edit insertBelow(int index, int column, String lines) {
        var margin = " ".repeat(column);
        var block = margin + lines.replace("\n", lineBreak() + margin);
        boolean atLineStart = index > 0 && text.charAt(index - 1) == '\n';
        return new Edit(index, index, atLineStart ? block + lineBreak() : lineBreak() + block);
    }
}
