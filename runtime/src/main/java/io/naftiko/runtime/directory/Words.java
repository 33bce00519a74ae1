package io.naftiko.runtime.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Splits text into the words by which it is found.
///
/// A word is a run of letters and digits in lower case; `listRooms`, `list-rooms` and `list_rooms` have two. An English
/// plural is its singular. Texts and queries are split alike.
final class Words {

    private static final int MOST_CHARACTERS = 10_000;

    /// `boxes` without `s` must be `box`, so that `cache` must be `cach`.
    private static final List<String> WITH_MUTE_E = List.of("sse", "use", "xe", "ze", "che", "she");

    /// What a question has and a name has not.
    private static final Set<String> FILLERS = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "how", "in", "is", "it", "of", "on", "or",
            "that", "the", "this", "to", "what", "which", "who", "with");

    private Words() {}

    /// The words of `text` in order, of its first 10,000 characters.
    static List<String> of(String text) {
        var words = in(text);
        words.replaceAll(Words::singular);
        return words;
    }

    /// The words of a query that say something; all of them where none does.
    static List<String> asked(String query) {
        var words = of(query);
        var telling = words.stream().filter(word -> !FILLERS.contains(word)).toList();
        return telling.isEmpty() ? words : telling;
    }

    /// The last word of a query as it stands, of which more may follow; empty where none can.
    static String unfinished(String query) {
        var words = in(query);
        boolean isOpen =
                !words.isEmpty() && !FILLERS.contains(words.getLast()) && isPart(query.charAt(query.length() - 1));
        return isOpen ? words.getLast() : "";
    }

    private static List<String> in(String text) {
        var words = new ArrayList<String>();
        int end = Math.min(text.length(), MOST_CHARACTERS);
        int start = 0;
        for (int i = 0; i < end; i++) {
            boolean isPart = isPart(text.charAt(i));
            if (!isPart || (i > start && isHump(text, i))) {
                add(text, start, i, words);
                start = isPart ? i : i + 1;
            }
        }
        add(text, start, end, words);
        return words;
    }

    private static void add(String text, int start, int end, List<String> words) {
        if (start < end) {
            words.add(text.substring(start, end).toLowerCase(Locale.ROOT));
        }
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /// Whether a word begins inside another one: the `R` of `listRooms`, and the `S` of `HTTPServer`.
    private static boolean isHump(String text, int i) {
        if (!Character.isUpperCase(text.charAt(i))) {
            return false;
        }
        boolean isBeforeSmall = i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1));
        return isBeforeSmall || !Character.isUpperCase(text.charAt(i - 1));
    }

    private static String singular(String word) {
        var one = isPlural(word) ? word.substring(0, word.length() - 1) : word;
        if (one.length() > 3 && one.endsWith("ie")) {
            return one.substring(0, one.length() - 2) + "y";
        }
        return one.endsWith("e") && WITH_MUTE_E.stream().anyMatch(one::endsWith)
                ? one.substring(0, one.length() - 1)
                : one;
    }

    private static boolean isPlural(String word) {
        int last = word.length() - 1;
        return last > 1 && word.charAt(last) == 's' && "sui".indexOf(word.charAt(last - 1)) < 0;
    }
}
