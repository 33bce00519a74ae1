package io.naftiko.runtime.directory;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.stream.IntStream;

/// Finds texts by words, the best first: BM25 with weighted fields (Robertson and Zaragoza 2009, 3.4 and 3.6).
///
/// A text need not have all words of a query. The last word of a query may be the beginning of one. Texts that are
/// equally good keep their order.
final class TextIndex {

    private static final int MOST_WORDS = 32;
    private static final int SHORTEST_PREFIX = 2;
    private static final float PREFIX_FACTOR = 0.5f;

    private static final Postings NONE = new Postings(new int[0], new float[0]);

    private final int size;
    private final NavigableMap<String, Postings> byWord;

    private TextIndex(int size, NavigableMap<String, Postings> byWord) {
        this.size = size;
        this.byWord = byWord;
    }

    /// A part of a text.
    ///
    /// @param weight how many times a word in it counts
    record Field(String text, int weight) {}

    /// The texts that have a word.
    ///
    /// @param gains what each of the texts gains by it
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Postings(int[] texts, float[] gains) {}

    static TextIndex of(List<List<Field>> texts) {
        var weights = new WordWeights(texts.size());
        for (int text = 0; text < texts.size(); text++) {
            for (var field : texts.get(text)) {
                weights.add(text, field);
            }
        }
        return new TextIndex(texts.size(), weights.postings());
    }

    /// The numbers of the texts that have some word of `query`.
    int[] find(String query) {
        var scores = new float[size];
        Words.asked(query).stream().distinct().limit(MOST_WORDS).forEach(word -> add(word, scores));
        var unfinished = Words.unfinished(query);
        if (unfinished.length() >= SHORTEST_PREFIX) {
            addPrefix(unfinished, scores);
        }
        return ranked(scores);
    }

    /// Of the words that begin with `prefix` the best one counts, and for less than if it were said in full.
    private void addPrefix(String prefix, float[] scores) {
        var best = new float[size];
        byWord.subMap(prefix, true, prefix + Character.MAX_VALUE, false)
                .values()
                .forEach(postings -> {
                    for (int i = 0; i < postings.texts().length; i++) {
                        int text = postings.texts()[i];
                        best[text] = Math.max(best[text], postings.gains()[i]);
                    }
                });
        for (int text = 0; text < size; text++) {
            scores[text] += best[text] * PREFIX_FACTOR;
        }
    }

    private void add(String word, float[] scores) {
        var postings = byWord.getOrDefault(word, NONE);
        for (int i = 0; i < postings.texts().length; i++) {
            scores[postings.texts()[i]] += postings.gains()[i];
        }
    }

    /// Sorted as numbers: the score in the upper half, upside down, and the text in the lower. The bits of positive
    /// floats are in the order of their values.
    private static int[] ranked(float[] scores) {
        var keys = IntStream.range(0, scores.length)
                .filter(text -> scores[text] > 0)
                .mapToLong(text -> (long) (Integer.MAX_VALUE - Float.floatToIntBits(scores[text])) << 32 | text)
                .toArray();
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }
}
