package io.naftiko.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits what is typed into commands and words, as far as the documentation needs a shell: quotes, variables, comments
/// and lines that go on. Whatever else a shell could do is refused, not guessed.
final class Shell {

    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

    private final String text;
    private final Map<String, String> variables;
    private final List<List<String>> commands = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private List<String> words = new ArrayList<>();
    private boolean inWord;
    private int at;

    private Shell(String text, Map<String, String> variables) {
        this.text = text;
        this.variables = variables;
    }

    /// The commands of `text`, each as its words.
    static List<List<String>> commands(String text, Map<String, String> variables) {
        return new Shell(text, variables).split();
    }

    private List<List<String>> split() {
        while (at < text.length()) {
            step(text.charAt(at++));
        }
        endCommand();
        return commands;
    }

    private void step(char c) {
        switch (c) {
            case ' ' -> endWord();
            case '\n' -> endCommand();
            case '\'' -> add(upTo("'"));
            case '"' -> add(filled(upTo("\"")));
            case '\\' -> skipLineEnd();
            case '$' -> add(filled("$" + name()));
            case '#' -> number();
            case '|', '>', '<', '&', ';', '`', '(', '*' ->
                throw new IllegalArgumentException("the test does not know what `" + c + "` means in:\n" + text);
            default -> add(String.valueOf(c));
        }
    }

    private void add(String piece) {
        word.append(piece);
        inWord = true;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            commands.add(words);
            words = new ArrayList<>();
        }
    }

    /// Begins a comment, unless it stands inside of a word.
    private void number() {
        if (inWord) {
            add("#");
        } else {
            at = text.indexOf('\n', at);
        }
    }

    private String upTo(String end) {
        int close = text.indexOf(end, at);
        var inside = text.substring(at, close);
        at = close + 1;
        return inside;
    }

    private void skipLineEnd() {
        if (text.charAt(at++) != '\n') {
            throw new IllegalArgumentException("the test knows `\\` only at the end of a line:\n" + text);
        }
        endWord();
    }

    private String name() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(start, at);
    }

    private String filled(String piece) {
        return VARIABLE.matcher(piece).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
    }

    private String value(String variable) {
        var value = variables.get(variable);
        if (value == null) {
            throw new IllegalArgumentException("$" + variable + " was not exported before:\n" + text);
        }
        return value;
    }
}
