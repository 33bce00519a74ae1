package io.naftiko.cli.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The difference of two texts as `diff -u` writes it, for `patch` to apply.
///
/// It is for texts that differ in few lines: where they part, it looks for the nearest line at which they meet again.
final class UnifiedDiff {

    private static final int CONTEXT = 3;
    private static final TreeSet<Integer> NOWHERE = new TreeSet<>();
    private static final Pattern LINE = Pattern.compile("[^\n]*\n|[^\n]+");

    private final List<String> before;
    private final List<String> after;
    private final Map<String, TreeSet<Integer>> places = new HashMap<>();
    private final List<Line> script = new ArrayList<>();

    UnifiedDiff(String before, String after) {
        this.before = split(before);
        this.after = split(after);
        for (int i = 0; i < this.after.size(); i++) {
            places.computeIfAbsent(this.after.get(i), _ -> new TreeSet<>()).add(i);
        }
        compare();
    }

    private static List<String> split(String text) {
        return LINE.matcher(text).results().map(MatchResult::group).toList();
    }

    /// A line of one text or of both.
    ///
    /// @param sign `-` where it goes, `+` where it comes, a space where it stays
    /// @param text with its line break, if it has one
    private record Line(char sign, String text) {

        boolean changed() {
            return sign != ' ';
        }

        Stream<String> shown() {
            return text.endsWith("\n")
                    ? Stream.of(sign + text.substring(0, text.length() - 1))
                    : Stream.of(sign + text, "\\ No newline at end of file");
        }
    }

    private void compare() {
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            var gap = gap(i, j);
            before.subList(i, i + gap.gone()).forEach(text -> script.add(new Line('-', text)));
            after.subList(j, j + gap.come()).forEach(text -> script.add(new Line('+', text)));
            i += gap.gone();
            j += gap.come();
            if (i < before.size() && j < after.size()) {
                script.add(new Line(' ', before.get(i)));
                i++;
                j++;
            }
        }
    }

    /// How many lines go and come until the texts have the same line again.
    private record Gap(int gone, int come) {

        int lines() {
            return gone + come;
        }
    }

    /// The smallest gap; of several the one in which fewer lines go.
    private Gap gap(int i, int j) {
        var smallest = new Gap(before.size() - i, after.size() - j);
        for (int gone = 0; gone < smallest.lines() && i + gone < before.size(); gone++) {
            var next = places.getOrDefault(before.get(i + gone), NOWHERE).ceiling(j);
            if (next != null && gone + next - j < smallest.lines()) {
                smallest = new Gap(gone, next - j);
            }
        }
        return smallest;
    }

    /// The lines of the difference.
    ///
    /// @param file named as both texts
    List<String> lines(String file) {
        var lines = new ArrayList<>(List.of("--- " + file, "+++ " + file));
        int from = nextChange(0);
        while (from < script.size()) {
            int to = lastOf(from) + 1;
            addHunk(Math.max(0, from - CONTEXT), Math.min(script.size(), to + CONTEXT), lines);
            from = nextChange(to);
        }
        return lines;
    }

    private int nextChange(int from) {
        return IntStream.range(from, script.size())
                .filter(each -> script.get(each).changed())
                .findFirst()
                .orElse(script.size());
    }

    /// The last change of the hunk that begins with the one at `first`: changes share a hunk when their contexts meet.
    private int lastOf(int first) {
        int last = first;
        for (int next = first; next < script.size() && next - last <= 2 * CONTEXT + 1; next = nextChange(last + 1)) {
            last = next;
        }
        return last;
    }

    private void addHunk(int from, int to, List<String> lines) {
        lines.add("@@ -" + range('+', from, to) + " +" + range('-', from, to) + " @@");
        script.subList(from, to).stream().flatMap(Line::shown).forEach(lines::add);
    }

    /// Where the hunk stands in the text that has no lines of the sign `other`, and how many lines it has there.
    private String range(char other, int from, int to) {
        long lines = count(other, from, to);
        return (count(other, 0, from) + (lines == 0 ? 0 : 1)) + "," + lines;
    }

    private long count(char other, int from, int to) {
        return script.subList(from, to).stream()
                .filter(line -> line.sign() != other)
                .count();
    }
}
