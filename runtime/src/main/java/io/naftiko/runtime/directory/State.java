package io.naftiko.runtime.directory;

import io.naftiko.runtime.host.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a capability is doing.
enum State {
    /// It is served.
    SERVING,
    /// It is served, and some of its units need a variable that has no value.
    MISSING_VARIABLES,
    /// An older version is served, because the file has problems now.
    OUTDATED,
    /// It is not served, because of its problems or of what it lacks.
    REJECTED,
    /// It has nothing that is served over HTTP.
    EMPTY;

    static State of(Site site) {
        return switch (site.standing().version()) {
            case NONE -> REJECTED;
            case OLDER -> OUTDATED;
            case CURRENT ->
                site.mounts().isEmpty() ? EMPTY : site.standing().unset().isEmpty() ? SERVING : MISSING_VARIABLES;
        };
    }

    /// As it stands in addresses and in JSON: `missing-variables`.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As people read it: `missing variables`.
    String spoken() {
        return word().replace('-', ' ');
    }

    static Optional<State> named(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(State::word).toList();
    }
}
