package io.naftiko.runtime.curate;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.curate.Merge.Conflict;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each letter is a line.
class MergeTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        abcdef, abcdef,  abcdef,  abcdef
        abcdef, abXdef,  abcdef,  abXdef
        abcdef, abcdef,  abXdef,  abXdef
        abcdef, Xbcdef,  abcdeY,  XbcdeY
        abcdef, abXcdef, abcdYef, abXcdYef
        abcdef, bcdef,   abcde,   bcde
        abcdef, abXdef,  abXdef,  abXdef
        abcdef, abcdefX, Yabcdef, YabcdefX
        abcdef, '',      abcdef,  ''
        '',     ab,      '',      ab
        """)
    void takesWhatOnlyOneChanged(String base, String file, String imported, String merged) {
        var merge = Merge.of(lines(base), lines(file), lines(imported));

        assertThat(merge.text().lines().collect(Collectors.joining())).isEqualTo(merged);
        assertThat(merge.conflicts()).isEmpty();
    }

    @Test
    void keepsTheEditWhereBothChangedTheSameLines() {
        var merge = Merge.of(lines("abcdef"), lines("abXdef"), lines("abYdeZ"));

        assertThat(merge.text()).isEqualTo(lines("abXdeZ"));
        assertThat(merge.conflicts()).containsExactly(new Conflict(3, List.of("X"), List.of("Y")));
    }

    @Test
    void neverLosesALineThatWasAddedByHand() {
        var random = new Random(20261122);
        for (int round = 0; round < 500; round++) {
            var base = text(random, 30);
            var file = edited(base, random, "mine");
            var merge = Merge.of(base, file, edited(base, random, "new"));

            assertThat(merge.text()
                            .lines()
                            .filter(line -> line.startsWith("mine"))
                            .toList())
                    .as("round " + round)
                    .isEqualTo(
                            file.lines().filter(line -> line.startsWith("mine")).toList());
        }
    }

    private static String lines(String letters) {
        return letters.chars().mapToObj(letter -> (char) letter + "\n").collect(Collectors.joining());
    }

    private static String text(Random random, int lines) {
        return IntStream.range(0, lines)
                .mapToObj(_ -> "line " + random.nextInt(8) + "\n")
                .collect(Collectors.joining());
    }

    private static String edited(String base, Random random, String mark) {
        var text = new StringBuilder();
        base.lines().forEach(line -> {
            int what = random.nextInt(10);
            text.append(what == 0 ? "" : line + "\n");
            text.append(what == 1 ? mark + random.nextInt(100) + "\n" : "");
        });
        return text.toString();
    }

    @Test
    void keepsTheLineBreaksOfTheFile() {
        assertThat(Merge.of("a\nb\n", "a\r\nX\r\n", "c\na\nb\n").text()).isEqualTo("c\r\na\r\nX\r\n");
    }
}
