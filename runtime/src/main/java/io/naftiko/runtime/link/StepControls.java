package io.naftiko.runtime.link;

import static java.util.Objects.requireNonNullElse;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.report.Code;
import org.jspecify.annotations.Nullable;

/// What a step of any type may say of when, how often and what else: `if`, `forEach`, `onError`.
///
/// @param condition null for a step that is always done
/// @param items whose elements it is done for; null for a step that is done once
/// @param as the name by which it reads its element
/// @param onError null for a step whose failure ends the run
record StepControls(
        @Nullable Tree condition,
        @Nullable Tree items,
        String as,
        int concurrency,
        int maxItems,
        @Nullable Tree onError) {

    private static final int MOST_AT_A_TIME = 32;
    private static final int DEFAULT_ITEMS = 1_000;
    private static final int MOST_ITEMS = 10_000;

    static StepControls read(Section section) {
        var items = section.tree("forEach");
        return items == null
                ? new StepControls(section.tree("if"), null, "item", 1, DEFAULT_ITEMS, section.tree("onError"))
                : new StepControls(
                        section.tree("if"),
                        items,
                        section.textOr("as", "item"),
                        bounded(section, "concurrency", 1, MOST_AT_A_TIME),
                        bounded(section, "maxItems", DEFAULT_ITEMS, MOST_ITEMS),
                        section.tree("onError"));
    }

    private static int bounded(Section section, String keyword, int absent, int most) {
        int value = requireNonNullElse(section.integer(keyword), absent);
        if (value < 1 || value > most) {
            section.problems()
                    .add(
                            Code.STEP_LIMIT,
                            section.place(keyword),
                            "`" + keyword + "` is 1 to " + most + ", found " + value + ".",
                            "Leave it out for " + absent + ".");
        }
        return value;
    }
}
