package io.naftiko.runtime.migrate;

import io.naftiko.runtime.document.Generation;

/// The keywords of a kind in the words of each generation.
final class Words {

    private Words() {}

    /// The first generation's word for a key of a mapping.
    static String neutral(Kind kind, String key) {
        return kind.renamed().stream()
                .filter(keyword -> isWordFor(keyword, key))
                .findFirst()
                .orElse(key);
    }

    /// A generation's word for a key of a mapping.
    static String in(Generation generation, Kind kind, String key) {
        var keyword = neutral(kind, key);
        return kind.renamed().contains(keyword) ? generation.word(keyword) : key;
    }

    private static boolean isWordFor(String keyword, String key) {
        for (var generation : Generation.values()) {
            if (generation.word(keyword).equals(key)) {
                return true;
            }
        }
        return false;
    }
}
