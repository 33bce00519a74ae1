package io.naftiko.cli.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnifiedDiffTest {

    @ParameterizedTest
    @MethodSource
    void saysWhatPatchApplies(String before, String after, List<String> expected) {
        var lines = new UnifiedDiff(before, after).lines("f");

        assertThat(lines).startsWith("--- f", "+++ f");
        assertThat(lines.subList(2, lines.size())).isEqualTo(expected);
    }

    static Stream<Arguments> saysWhatPatchApplies() {
        return Stream.of(
                argumentSet("nothing", "a\n", "a\n", List.of()),
                argumentSet("changed line", "a\nb\n", "a\nc\n", List.of("@@ -1,2 +1,2 @@", " a", "-b", "+c")),
                argumentSet("new text", "", "a\n", List.of("@@ -0,0 +1,1 @@", "+a")),
                argumentSet("new lines", "a\nb\n", "a\nx\ny\nb\n", List.of("@@ -1,2 +1,4 @@", " a", "+x", "+y", " b")),
                argumentSet(
                        "contexts that meet",
                        "1\na\na\na\na\na\na\n2\n",
                        "3\na\na\na\na\na\na\n4\n",
                        List.of("@@ -1,8 +1,8 @@", "-1", "+3", " a", " a", " a", " a", " a", " a", "-2", "+4")),
                argumentSet(
                        "contexts that do not",
                        "1\na\nb\nc\nd\ne\nf\ng\n2\n",
                        "3\na\nb\nc\nd\ne\nf\ng\n4\n",
                        List.of(
                                "@@ -1,4 +1,4 @@",
                                "-1",
                                "+3",
                                " a",
                                " b",
                                " c",
                                "@@ -6,4 +6,4 @@",
                                " e",
                                " f",
                                " g",
                                "-2",
                                "+4")),
                argumentSet(
                        "no line break at the end",
                        "a",
                        "a\nb",
                        List.of(
                                "@@ -1,1 +1,2 @@",
                                "-a",
                                "\\ No newline at end of file",
                                "+a",
                                "+b",
                                "\\ No newline at end of file")),
                argumentSet("carriage returns", "a\r\n", "b\r\n", List.of("@@ -1,1 +1,1 @@", "-a\r", "+b\r")));
    }
}
