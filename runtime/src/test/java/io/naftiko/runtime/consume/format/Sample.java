package io.naftiko.runtime.consume.format;

import io.naftiko.runtime.model.Format;
import java.util.List;

/// A raw format with answers in it.
///
/// @param name as `outputRawFormat` names it
/// @param good has the word `Zoë`
/// @param tree what the good answer becomes, as JSON
/// @param empty what an answer of blanks becomes, as JSON; nothing where it is refused
record Sample(String name, Format format, String good, String tree, String empty, List<String> broken) {

    static final List<Sample> ALL = List.of(yaml());

    private static Sample yaml() {
        return new Sample(
                "yaml",
                new YamlFormat(),
                "ship: Zoë\ncrew: 7\nports: [Bergen, ~, true]\n",
                "{\"ship\":\"Zoë\",\"crew\":7,\"ports\":[\"Bergen\",null,true]}",
                "null",
                List.of("a: [1, 2", "a: 1\nb: 2\na: 3", "? [a]\n: 1", "a: *nobody", "--- 1\n--- 2", "!%20 x"));
    }

    @Override
    public String toString() {
        return name;
    }
}
