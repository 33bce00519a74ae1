package io.naftiko.runtime.openapi;

import java.util.regex.Pattern;

/// Texts of a document in the length that an agent's list of tools has room for.
public final class ShortText {

    private static final Pattern TAG = Pattern.compile("<[^<>]{0,200}>");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{0,200})\\]\\([^()\\s]{0,500}[^()]{0,100}\\)");
    private static final Pattern MARK =
            Pattern.compile("(\\*\\*|__|`{1,3}|^#{1,6} |^> |\\[![A-Z]+\\])", Pattern.MULTILINE);
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}]+");
    private static final int LONGEST_READ = 8_000;

    private ShortText() {}

    /// One line without markup, of at most `length` characters: as many whole sentences as fit, or else whole words.
    public static String of(String text, int length) {
        var plain = plain(text);
        if (plain.length() <= length) {
            return plain;
        }
        int end = lastSentence(plain, length);
        return end > 0 ? plain.substring(0, end) : cut(plain, length - 1) + "…";
    }

    /// One line without markup.
    public static String plain(String text) {
        var read = text.length() > LONGEST_READ ? cut(text, LONGEST_READ) : text;
        var linked = LINK.matcher(TAG.matcher(read).replaceAll(" ")).replaceAll("$1");
        return SPACE.matcher(MARK.matcher(linked).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    private static int lastSentence(String text, int length) {
        int end = -1;
        for (int i = 0; i < Math.min(length, text.length() - 1); i++) {
            boolean ends = ".!?".indexOf(text.charAt(i)) >= 0 && text.charAt(i + 1) == ' ';
            if (ends && !text.substring(0, i).matches(".*\\b(e\\.g|i\\.e|etc|vs|No|e|i)")) {
                end = i + 1;
            }
        }
        return end;
    }

    /// Whole words, and never half a character.
    private static String cut(String text, int length) {
        int space = text.lastIndexOf(' ', length);
        int end = space > length / 2 ? space : length;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /// A sentence about a thing: what it is, and what it says of itself beyond that.
    public static String joined(String summary, String description, int length) {
        var head = plain(summary);
        var body = plain(description);
        if (head.isEmpty() || startsWith(body, head)) {
            return of(body, length);
        }
        if (body.isEmpty() || startsWith(head, body)) {
            return of(head, length);
        }
        return of(head + (head.matches(".*[.!?]") ? " " : ". ") + body, length);
    }

    private static boolean startsWith(String text, String head) {
        var start = head.replaceFirst("[.!?]$", "");
        return text.regionMatches(true, 0, start, 0, start.length());
    }
}
