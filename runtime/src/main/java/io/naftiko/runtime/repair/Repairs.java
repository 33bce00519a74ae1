package io.naftiko.runtime.repair;

import io.naftiko.runtime.load.YamlReader;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import java.util.List;
import java.util.stream.Stream;

/// Finds the edits that mend a file.
public final class Repairs {

    private Repairs() {}

    /// The repairs of `text`, each for itself: where two of them touch, the second has to wait until the text with the
    /// first was read again.
    ///
    /// @param file as the problems name it
    /// @param problems of that text; those without a fix, or with one that the text has no simple place for, stay
    public static List<Repair> of(String file, String text, List<Problem> problems) {
        var fixable = problems.stream()
                .filter(problem ->
                        problem.fix() != null && problem.place().file().equals(file))
                .toList();
        return fixable.isEmpty()
                ? List.of()
                : new YamlReader(file, new Problems())
                        .compose(text).map(root -> Editor.of(file, text, root)).stream()
                                .flatMap(editor -> fixable.stream().flatMap(problem -> repair(editor, problem)))
                                .toList();
    }

    private static Stream<Repair> repair(Editor editor, Problem problem) {
        var fix = problem.fix();
        return fix == null ? Stream.of() : editor.repair(problem, fix).stream();
    }
}
