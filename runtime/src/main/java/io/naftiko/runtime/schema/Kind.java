package io.naftiko.runtime.schema;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a keyword takes. Closed.
public sealed interface Kind {

    /// A single value, or whatever YAML can say.
    enum Plain implements Kind {
        TEXT,
        FLAG,
        WHOLE,
        NUMBER,
        ANY
    }

    /// A mapping.
    ///
    /// @param group the name of the group whose keywords it has
    record Mapping(String group) implements Kind {}

    /// A list.
    record ListOf(Kind item) implements Kind {}

    /// A mapping whose keys the author chooses.
    record MapOf(Kind value) implements Kind {}

    /// A list of mappings that have `name`, or a mapping that has these names for keys.
    ///
    /// @param group the name of the group whose keywords each has
    record Named(String group) implements Kind {}

    /// One of several.
    record Either(List<Kind> kinds) implements Kind {

        public Either {
            kinds = List.copyOf(kinds);
        }
    }

    /// Reads `text | list of Output`.
    static Kind of(String text) {
        var kinds = Stream.of(text.split("\\|", -1))
                .map(String::strip)
                .map(Kind::single)
                .toList();
        return kinds.size() == 1 ? kinds.getFirst() : new Either(kinds);
    }

    private static Kind single(String text) {
        if (text.startsWith("list of ")) {
            return new ListOf(single(text.substring("list of ".length())));
        } else if (text.startsWith("map of ")) {
            return new MapOf(single(text.substring("map of ".length())));
        } else if (text.startsWith("named ")) {
            return new Named(text.substring("named ".length()));
        }
        return Character.isUpperCase(text.charAt(0)) ? new Mapping(text) : Plain.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
