package io.naftiko.runtime.extension.protobuf;

import io.naftiko.runtime.document.NamedFile;
import io.naftiko.runtime.report.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The words of a `.proto` file, without its comments, read one after the other.
final class ProtoTokens {

    private static final Pattern TOKEN = Pattern.compile("(?<skip>\\s+|//[^\\n]*|/\\*(?s:.*?)\\*/)"
            + "|(?<word>[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*)"
            + "|(?<number>\\d[\\w.]*(?:(?<=[eE])[+-]\\d+)?)"
            + "|(?<text>\"(?:[^\"\\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\.)*+')"
            + "|(?<sign>[-+{}\\[\\]()<>;=,.:/])");

    private static final String END = "the end of the file";

    private final NamedFile file;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    private record Token(String text, Place place) {}

    ProtoTokens(NamedFile file) throws ProtoSyntax {
        this.file = file;
        split();
    }

    private void split() throws ProtoSyntax {
        var matcher = TOKEN.matcher(file.text());
        int at = 0;
        int line = 1;
        int lineStart = 0;
        for (; at < file.text().length(); at = matcher.end()) {
            var place = file.start().at(line, at - lineStart + 1);
            if (!matcher.find(at) || matcher.start() != at) {
                throw new ProtoSyntax(place, "`" + file.text().charAt(at) + "` has no meaning");
            }
            if (matcher.group("skip") == null) {
                tokens.add(new Token(matcher.group(), place));
            }
            for (int i = matcher.start(); i < matcher.end(); i++) {
                if (file.text().charAt(i) == '\n') {
                    line++;
                    lineStart = i + 1;
                }
            }
        }
        tokens.add(new Token(END, file.start().at(line, at - lineStart + 1)));
    }

    boolean atEnd() {
        return next == tokens.size() - 1;
    }

    String peek() {
        return tokens.get(next).text();
    }

    /// The place of the next word.
    Place place() {
        return tokens.get(next).place();
    }

    String take() {
        return atEnd() ? END : tokens.get(next++).text();
    }

    /// Takes the next word if it is `text`.
    boolean takes(String text) {
        boolean is = peek().equals(text);
        next += is ? 1 : 0;
        return is;
    }

    void require(String text) throws ProtoSyntax {
        if (!takes(text)) {
            throw expected("`" + text + "`");
        }
    }

    /// A name, which may have dots.
    String name() throws ProtoSyntax {
        var leading = takes(".") ? "." : "";
        if (!Character.isJavaIdentifierStart(peek().charAt(0)) || atEnd()) {
            throw expected("a name");
        }
        return leading + take();
    }

    int integer() throws ProtoSyntax {
        boolean negative = takes("-");
        try {
            return Math.toIntExact(negative ? -Long.decode(peek()) : Long.decode(peek()));
        } catch (ArithmeticException | NumberFormatException _) {
            throw expected("a whole number");
        } finally {
            take();
        }
    }

    /// What stands between quotes.
    String text() throws ProtoSyntax {
        var quoted = peek();
        if (!quoted.startsWith("\"") && !quoted.startsWith("'")) {
            throw expected("a text in quotes");
        }
        take();
        return quoted.substring(1, quoted.length() - 1);
    }

    /// Skips what stands up to the next `;`, or up to the end of a block in braces that comes before it.
    void skipStatement() throws ProtoSyntax {
        while (!takes(";")) {
            switch (peek()) {
                case "[" -> skipBlock("[", "]");
                case "{" -> {
                    skipBlock("{", "}");
                    return;
                }
                default -> {
                    requireMore();
                    take();
                }
            }
        }
    }

    /// Skips a block, and what is nested in it.
    void skipBlock(String open, String close) throws ProtoSyntax {
        require(open);
        for (int depth = 1; depth > 0; ) {
            requireMore();
            var token = take();
            depth += token.equals(open) ? 1 : token.equals(close) ? -1 : 0;
        }
    }

    private void requireMore() throws ProtoSyntax {
        if (atEnd()) {
            throw expected("more");
        }
    }

    ProtoSyntax expected(String what) {
        return new ProtoSyntax(place(), "expected " + what + ", found " + (atEnd() ? END : "`" + peek() + "`"));
    }
}
