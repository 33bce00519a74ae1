package io.naftiko.runtime.consume.format;

import io.naftiko.runtime.consume.format.Reply.Refusal;
import io.naftiko.runtime.document.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Splits Markdown at its headings.
final class Sections {

    private static final int MAX_NESTING = 100;
    private static final Pattern HEADINGS = Pattern.compile("(#*)\\s*(.*)");
    private static final Parser MARKDOWN = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(MAX_NESTING)
            .maxInlineNesting(MAX_NESTING)
            .build();

    private final List<String> lines;
    private final int wantedLevel;
    private final String wantedHeading;
    private final ArrayNode sections = Json.array();
    private final ArrayNode tables = Json.array();
    private String heading = "";
    private int level;
    private int begin;

    /// @param headings what the headings of sections begin with, behind as many `#` as their level where it matters
    Sections(List<String> lines, String headings) {
        var wanted = HEADINGS.matcher(headings);
        boolean any = !wanted.matches();
        this.lines = lines;
        this.wantedLevel = any ? 0 : wanted.group(1).length();
        this.wantedHeading = any ? headings : wanted.group(2);
    }

    /// The members `tables` and `sections`.
    ObjectNode read() throws Refusal {
        refuseWideTables();
        for (var block : children(MARKDOWN.parse(String.join("\n", lines)))) {
            switch (block) {
                case Heading next -> open(next);
                case TableBlock table when isWanted() -> tables.add(rows(table));
                default -> {}
            }
        }
        close(lines.size());
        var read = Json.object();
        read.set("tables", tables);
        read.set("sections", sections);
        return read;
    }

    /// Every row of a table is filled up to the width of its first.
    private void refuseWideTables() throws Refusal {
        long widest = lines.stream()
                .mapToLong(line -> line.chars().filter(c -> c == '|').count())
                .max()
                .orElse(0);
        Reply.bound(widest * lines.size());
    }

    private void open(Heading next) {
        var spans = next.getSourceSpans();
        close(spans.getFirst().getLineIndex());
        heading = text(next);
        level = next.getLevel();
        begin = spans.getLast().getLineIndex() + 1;
    }

    private void close(int end) {
        var content = String.join("\n", lines.subList(begin, end)).strip();
        if (isWanted() && (level > 0 || !content.isEmpty())) {
            sections.addObject().put("heading", heading).put("level", level).put("content", content);
        }
    }

    private boolean isWanted() {
        return (wantedLevel == 0 || wantedLevel == level) && heading.startsWith(wantedHeading);
    }

    private static ArrayNode rows(Node block) throws Refusal {
        Table table = null;
        for (var part : children(block)) {
            for (var row : children(part)) {
                var cells = children(row).stream().map(Sections::text).toList();
                if (table == null) {
                    table = new Table(cells);
                } else {
                    table.add(cells);
                }
            }
        }
        return table == null ? Json.array() : table.rows();
    }

    private static List<Node> children(Node parent) {
        var children = new ArrayList<Node>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    private static String text(Node inline) {
        var text = new StringBuilder();
        inline.accept(new AbstractVisitor() {
            @Override
            public void visit(Text words) {
                text.append(words.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                text.append(' ');
            }

            @Override
            public void visit(HardLineBreak lineBreak) {
                text.append(' ');
            }
        });
        return text.toString().strip();
    }
}
