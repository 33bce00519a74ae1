package io.naftiko.cli.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A fenced block of a page.
///
/// @param line of its text's first line in the page, counted from 1
/// @param language the first word behind the fence
/// @param marks the other words behind the fence: `partial`, `excerpt`, `file=standup.yaml`, `exit=1`
public record Block(int line, String language, List<String> marks, String text) {

    static Block of(int line, String info, String text) {
        var words = Arrays.asList(info.strip().split("\\s+"));
        return new Block(line, words.getFirst(), words.subList(1, words.size()), text);
    }

    public boolean is(String wanted) {
        return language.equals(wanted);
    }

    public boolean isMarked(String mark) {
        return marks.contains(mark);
    }

    /// Whether its lines stand in `file`, one after the other, however far they are indented there.
    public boolean isPartOf(String file) {
        return Stream.iterate("", margin -> margin + "  ")
                .limit(8)
                .anyMatch(margin -> ("\n" + file).contains("\n" + text.indent(margin.length())));
    }

    /// The value of a mark such as `file=standup.yaml`.
    public Optional<String> mark(String name) {
        return marks.stream()
                .filter(mark -> mark.startsWith(name + "="))
                .map(mark -> mark.substring(name.length() + 1))
                .findFirst();
    }
}
