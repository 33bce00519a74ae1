package io.naftiko.runtime.repair;

import io.naftiko.runtime.edit.Style;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An entry of `inputParameters` for a placeholder of the path, as it is written: a required text.
record PathParameter(String name, Style style) {

    /// The entries of the parameter, without those braces or dashes around them.
    private static Stream<String> entries(Style style) {
        return Stream.of(
                style.entry("in", style.text("path")),
                style.entry("type", style.text("string")),
                style.entry("required", "true"));
    }

    private Stream<String> named(Style in) {
        return Stream.concat(Stream.of(in.entry("name", in.text(name))), entries(in));
    }

    /// Between braces: `{name: id, in: path, type: string, required: true}`.
    String item() {
        return named(style.inFlow()).collect(Collectors.joining(", ", "{", "}"));
    }

    /// On lines of its own behind a dash.
    String lines() {
        return "- " + named(style).collect(Collectors.joining("\n  "));
    }

    /// As an entry of a mapping that is keyed by the names.
    String keyed() {
        return style.entry(name, entries(style.inFlow()).collect(Collectors.joining(", ", "{", "}")));
    }

    /// As the only one of a list.
    ///
    /// @param indent how far dashes stand behind the key
    String list(int indent) {
        return style.text("inputParameters")
                + (style.flow() ? ": [" + item() + "]" : ":\n" + " ".repeat(indent) + "- " + item());
    }
}
