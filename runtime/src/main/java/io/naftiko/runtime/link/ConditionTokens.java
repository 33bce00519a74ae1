package io.naftiko.runtime.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Splits the text of a condition into words.
final class ConditionTokens {

    private static final Pattern SIGN = Pattern.compile("==|!=|<=|>=|<|>|\\(|\\)");
    private static final String ENDS_A_WORD = "()=!<>'\"&|,{}";

    /// What other languages write, and what is written here.
    private static final Map<String, String> OTHER_WORDS = Map.of("&&", "and", "||", "or", "!", "not", "=", "==");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private ConditionTokens(String text) {
        this.text = text;
    }

    /// A word of a condition.
    ///
    /// @param text without the quotes or braces around it
    record Token(Kind kind, String text) {}

    enum Kind {
        WORD,
        NAME,
        TEXT,
        SIGN
    }

    /// Says what in a text is no condition. The message completes `… is no condition: `.
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(String reason) {
            super(reason, null, false, false);
        }
    }

    static List<Token> of(String text) throws Malformed {
        return new ConditionTokens(text).split();
    }

    private List<Token> split() throws Malformed {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '\'' || c == '"') {
                add(Kind.TEXT, enclosed(1, String.valueOf(c)));
            } else if (text.startsWith("{{", at) || text.startsWith("${", at)) {
                add(Kind.NAME, c == '{' ? enclosed(2, "}}") : enclosed(2, "}"));
            } else {
                addSignOrWord();
            }
        }
        return tokens;
    }

    private void add(Kind kind, String token) {
        tokens.add(new Token(kind, token));
    }

    private String enclosed(int open, String close) throws Malformed {
        int end = text.indexOf(close, at + open);
        if (end < 0) {
            throw new Malformed("`" + text.substring(at) + "` is not closed");
        }
        var inner = text.substring(at + open, end);
        at = end + close.length();
        return inner;
    }

    private void addSignOrWord() throws Malformed {
        var sign = SIGN.matcher(text).region(at, text.length());
        if (sign.lookingAt()) {
            add(Kind.SIGN, sign.group());
            at = sign.end();
            return;
        }
        int start = at;
        while (at < text.length() && isInWord()) {
            at = text.charAt(at) == '[' ? afterBracket() : text.startsWith("()", at) ? at + 2 : at + 1;
        }
        if (at == start) {
            throw new Malformed(unexpected());
        }
        add(Kind.WORD, text.substring(start, at));
    }

    private boolean isInWord() {
        char c = text.charAt(at);
        return text.startsWith("()", at) || !(Character.isWhitespace(c) || ENDS_A_WORD.indexOf(c) >= 0);
    }

    /// What stands in brackets belongs to a path, such as `[?(@.no == 7)]`.
    private int afterBracket() throws Malformed {
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        throw new Malformed("`" + text.substring(at) + "` is not closed");
    }

    private String unexpected() {
        var rest = text.substring(at);
        return OTHER_WORDS.entrySet().stream()
                .filter(each -> rest.startsWith(each.getKey()))
                .findFirst()
                .map(each -> "`" + each.getKey() + "` is written `" + each.getValue() + "`")
                .orElse("`" + rest.charAt(0) + "` has no meaning here");
    }
}
