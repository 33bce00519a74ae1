package io.naftiko.runtime.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A generation of the format: by which key and version a document says that it is in it, and its own words for
/// keywords that others call differently.
public enum Generation {
    /// Lists of things that have a `name`.
    ALPHA2("naftiko", "1.0.0-alpha2", List.of("0.5", "1.0.0-alpha1", "1.0.0-alpha2"), Map.of()),

    /// Mappings that are keyed by the names.
    BETA4(
            "ikanos",
            "1.0.0-beta4",
            List.of(
                    "1.0.0-alpha3",
                    "1.0.0-alpha4",
                    "1.0.0-beta1",
                    "1.0.0-beta2",
                    "1.0.0-beta3",
                    "1.0.0-beta4",
                    "1.0.0-beta5",
                    "1.0.0-beta6",
                    "1.0.0-beta7"),
            Map.of("label", "display", "functions", "flows", "targetName", "target", "location", "from"));

    /// The one that the others are rewritten to where nobody says which.
    public static final Generation NEWEST = BETA4;

    private final String key;
    private final String version;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> versions;

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<String, String> words;

    Generation(String key, String version, List<String> versions, Map<String, String> words) {
        this.key = key;
        this.version = version;
        this.versions = versions;
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

    /// The version in which this generation is written.
    public String version() {
        return version;
    }

    /// The versions of this generation that are known, from the oldest on.
    public List<String> versions() {
        return versions;
    }

    /// Whether a version of this generation came before [#version].
    public boolean isOlder(String other) {
        return versions.contains(other) && versions.indexOf(other) < versions.indexOf(version);
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
