package io.naftiko.runtime.directory;

import java.util.regex.Pattern;

/// The beginning of a longer text.
final class Excerpt {

    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.!?])\\s|\\R\\s*\\R");

    private Excerpt() {}

    /// The first sentence of `text` on one line, cut behind `most` characters.
    static String of(String text, int most) {
        var sentence = END_OF_SENTENCE.split(text.strip(), 2)[0].replaceAll("\\s+", " ");
        if (sentence.length() <= most) {
            return sentence;
        }
        int end = Character.isHighSurrogate(sentence.charAt(most - 1)) ? most - 1 : most;
        return sentence.substring(0, end).stripTrailing() + "…";
    }
}
