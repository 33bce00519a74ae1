package io.naftiko.runtime.directory;

import java.util.Locale;

/// Numbers as people read them.
final class Counted {

    private Counted() {}

    /// `1 tool`, `1,900 tools`.
    static String of(int number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
