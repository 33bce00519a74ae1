package io.naftiko.cli.repair;

import io.naftiko.runtime.Plan;
import io.naftiko.runtime.report.Problem;
import java.nio.file.Path;
import java.util.List;

/// A file with what can be mended in it, before that is written.
///
/// @param text of the file
/// @param mended the same with all repairs; `text` itself where there are none
/// @param repaired the problems that are gone with them, in the order of the file
/// @param before the plan of `text`
/// @param after the plan of `mended`
/// @param refused whether repairs were found that would change what the file means, so that none was made
public record Mended(
        Path file, String text, String mended, List<Problem> repaired, Plan before, Plan after, boolean refused) {

    public Mended {
        repaired = List.copyOf(repaired);
    }

    /// A file that stays as it is.
    static Mended untouched(Path file, String text, Plan plan, boolean refused) {
        return new Mended(file, text, text, List.of(), plan, plan, refused);
    }

    public boolean changed() {
        return !mended.equals(text);
    }
}
