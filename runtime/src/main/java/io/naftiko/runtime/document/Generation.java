package io.naftiko.runtime.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A generation of the format: by which key and version a document says that it is in it, and its own words for
/// keywords that others call differently.
public enum Generation {
    /// Lists of things that have a `name`.
    ALPHA2("naftiko", "1.0.0-alpha2", Map.of()),

    /// Mappings that are keyed by the names.
    BETA4(
            "ikanos",
            "1.0.0-beta4",
            Map.of("label", "display", "functions", "flows", "targetName", "target", "location", "from"));

    /// The one that the others are rewritten to where nobody says which.
    public static final Generation NEWEST = BETA4;

    private final String key;
    private final String version;

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<String, String> words;

    Generation(String key, String version, Map<String, String> words) {
        this.key = key;
        this.version = version;
        this.words = words;
    }

    /// The generation of a document with these root keys; empty where it does not say.
    public static Optional<Generation> of(Set<String> keys) {
        return Arrays.stream(values()).filter(each -> keys.contains(each.key)).findFirst();
    }

    /// The root key whose value is the version.
    public String key() {
        return key;
    }

    /// The version that a document gives as its own.
    public String version() {
        return version;
    }

    /// What this generation calls what [#ALPHA2] calls `keyword`. `location` is `from` in imports only.
    public String word(String keyword) {
        return words.getOrDefault(keyword, keyword);
    }

    /// As it is typed: `alpha2`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
