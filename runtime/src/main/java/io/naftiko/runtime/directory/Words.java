package io.naftiko.runtime.directory;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Splits text into the words by which it is found.
///
/// A word is a run of letters and digits in lower case; `listRooms`, `list-rooms` and `list_rooms` have two. An English
/// plural is its singular. Texts and queries are split alike.
final class Words {

    private static final int MOST_CHARACTERS = 10_000;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+"
            + "|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})" // listRooms
            + "|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"); // HTTPServer

    private static final Pattern PLURAL = Pattern.compile("..(?<![sui])s$");

    /// `boxes` without `s` must be `box`, so that `cache` must be `cach`.
    private static final Pattern MUTE_E = Pattern.compile("(ss|us|x|z|ch|sh)e$");

    private Words() {}

    /// The words of `text` in order, of its first 10,000 characters.
    static List<String> of(String text) {
        return in(text).map(Words::singular).toList();
    }

    /// The last word as it stands; empty when `text` ends with something else, so that the word is finished.
    static String unfinished(String text) {
        return text.isEmpty() || !Character.isLetterOrDigit(text.codePointBefore(text.length()))
                ? ""
                : in(text).reduce("", (_, last) -> last);
    }

    private static Stream<String> in(String text) {
        return BETWEEN.splitAsStream(text.substring(0, Math.min(text.length(), MOST_CHARACTERS)))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT));
    }

    private static String singular(String word) {
        var one = PLURAL.matcher(word).find() ? word.substring(0, word.length() - 1) : word;
        if (one.length() > 3 && one.endsWith("ie")) {
            return one.substring(0, one.length() - 2) + "y";
        }
        return MUTE_E.matcher(one).find() ? one.substring(0, one.length() - 1) : one;
    }
}
