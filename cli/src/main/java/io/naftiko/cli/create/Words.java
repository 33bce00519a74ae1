package io.naftiko.cli.create;

import java.util.Locale;

/// Names that are made of what people write.
final class Words {

    private Words() {}

    /// `Ships & Docks` as `ships-docks`; empty where there is no Latin letter or digit.
    static String kebab(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /// `ships-docks` as `SHIPS_DOCKS`, a name that the environment can have.
    static String variable(String kebab) {
        var name = kebab.toUpperCase(Locale.ROOT).replace('-', '_');
        return Character.isDigit(name.charAt(0)) ? "API_" + name : name;
    }

    static boolean isPlural(String noun) {
        return noun.matches(".+[^ius]s");
    }

    /// One of several, as far as English is regular.
    static String singular(String noun) {
        if (!isPlural(noun)) {
            return noun;
        }
        return noun.replaceFirst("(?:(?<=ss|x|ch|sh)es|s)$", "").replaceFirst("ie$", "y");
    }
}
