package io.naftiko.cli.repair;

import io.naftiko.cli.rewrite.Meaning;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.edit.Edit;
import io.naftiko.runtime.load.Loader;
import io.naftiko.runtime.repair.Repair;
import io.naftiko.runtime.repair.Repairs;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Makes every safe repair of a file, and makes sure that the file means the same afterwards.
public record Mending(Engine engine) {

    /// The file with all repairs. Nothing is written, and no file makes it throw.
    public Mended mend(Path file) {
        try {
            return Loader.text(file, new Problems())
                    .map(text -> mend(file, text))
                    .orElseGet(() -> Mended.untouched(file, "", engine.plan(file), false));
        } catch (RuntimeException | StackOverflowError fault) {
            return Mended.untouched(file, "", Plan.failed(file, fault), false);
        }
    }

    /// Repairs that touch wait for the next round, when the text was read again. Each round must leave fewer.
    private Mended mend(Path file, String text) {
        var before = engine.plan(file, text);
        var draft = new Draft(text, before, List.of());
        var repairs = draft.repairs();
        for (int open = Integer.MAX_VALUE; !repairs.isEmpty() && repairs.size() < open; repairs = draft.repairs()) {
            open = repairs.size();
            draft = with(repairs, draft, file);
        }
        return repairs.isEmpty() && Meaning.of(before).equals(Meaning.of(draft.plan()))
                ? new Mended(file, text, draft.text(), asFound(draft.repaired(), before), before, draft.plan(), false)
                : Mended.untouched(file, text, before, true);
    }

    /// A text on its way.
    private record Draft(String text, Plan plan, List<Problem> repaired) {

        List<Repair> repairs() {
            return Repairs.of(plan.file(), text, plan.problems());
        }
    }

    private Draft with(List<Repair> repairs, Draft draft, Path file) {
        var edits = Edit.apart(repairs.stream().map(Repair::edit).toList());
        var made = repairs.stream().filter(each -> edits.contains(each.edit())).map(Repair::problem);
        var text = Edit.applyAll(draft.text(), edits);
        return new Draft(
                text,
                engine.plan(file, text),
                Stream.concat(draft.repaired().stream(), made).toList());
    }

    /// Problems where they stood before any repair moved them.
    private static List<Problem> asFound(List<Problem> repaired, Plan before) {
        return repaired.stream()
                .map(problem -> before.problems().stream()
                        .filter(each -> isSame(each, problem))
                        .findFirst()
                        .orElse(problem))
                .sorted(Comparator.comparingInt(problem -> problem.place().line()))
                .toList();
    }

    private static boolean isSame(Problem found, Problem repaired) {
        return found.code() == repaired.code()
                && found.message().equals(repaired.message())
                && found.place().path().equals(repaired.place().path());
    }
}
