package io.naftiko.runtime.directory;

import io.naftiko.runtime.directory.TextIndex.Field;
import io.naftiko.runtime.directory.TextIndex.Postings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Which word stands how often in which text, while a [TextIndex] is made.
final class WordWeights {

    /// How soon more of the same word says nothing new.
    private static final double K1 = 1.2;

    /// How much a long text must say a word more often.
    private static final double B = 0.6;

    private final Map<String, Column> columns = new HashMap<>();
    private final double[] lengths;

    WordWeights(int texts) {
        lengths = new double[texts];
    }

    /// @param text not lower than that of the call before
    void add(int text, Field field) {
        for (var word : Words.of(field.text())) {
            columns.computeIfAbsent(word, _ -> new Column()).add(text, field.weight());
            lengths[text] += field.weight();
        }
    }

    /// What each text gains by each of its words.
    NavigableMap<String, Postings> postings() {
        double average = Arrays.stream(lengths).average().orElse(1);
        var postings = new TreeMap<String, Postings>();
        columns.forEach((word, column) -> postings.put(word, postings(column, average)));
        return postings;
    }

    private Postings postings(Column column, double average) {
        double rarity = Math.log(1 + (lengths.length - column.size + 0.5) / (column.size + 0.5));
        var gains = new float[column.size];
        for (int i = 0; i < gains.length; i++) {
            double length = 1 - B + B * lengths[column.texts[i]] / average;
            double weight = column.weights[i] / length;
            gains[i] = (float) (rarity * weight / (K1 + weight));
        }
        return new Postings(Arrays.copyOf(column.texts, column.size), gains);
    }

    /// The texts that have one word, in their order.
    private static final class Column {

        private int[] texts = new int[2];
        private int[] weights = new int[2];
        private int size;

        void add(int text, int weight) {
            if (size == 0 || texts[size - 1] != text) {
                grow();
                texts[size++] = text;
            }
            weights[size - 1] += weight;
        }

        private void grow() {
            if (size == texts.length) {
                texts = Arrays.copyOf(texts, size * 2);
                weights = Arrays.copyOf(weights, size * 2);
            }
        }
    }
}
