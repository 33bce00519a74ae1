package io.naftiko.runtime.document;

import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// Reads values of a section that must lie within bounds, or be one of some words.
public final class Bounded {

    private Bounded() {}

    /// A whole number; null when it is left out, or when it is none between `least` and `most`, which is a problem.
    public static @Nullable Integer integer(Section section, String keyword, int least, int most) {
        var number = section.integer(keyword);
        return number == null || within(section, keyword, number, least, most, value -> String.valueOf((int) value))
                ? number
                : null;
    }

    /// A number; null when it is left out, or when it is none between `least` and `most`, which is a problem.
    public static @Nullable Double number(Section section, String keyword, double least, double most) {
        return switch (section.tree(keyword)) {
            case null -> null;
            case Tree.Scalar scalar
            when scalar.json().isNumber() -> {
                double number = scalar.json().doubleValue();
                yield within(section, keyword, number, least, most, String::valueOf) ? number : null;
            }
            case Tree _ -> {
                section.problems().add(Code.WRONG_SHAPE, section.place(keyword), "`" + keyword + "` takes a number.");
                yield null;
            }
        };
    }

    private static boolean within(
            Section section, String keyword, double number, double least, double most, DoubleFunction<String> shown) {
        boolean within = number >= least && number <= most;
        if (!within) {
            var bounds = most == Integer.MAX_VALUE
                    ? "a number from " + shown.apply(least) + " on"
                    : "a number from " + shown.apply(least) + " to " + shown.apply(most);
            section.problems()
                    .add(
                            Code.WRONG_SHAPE,
                            section.place(keyword),
                            "`" + keyword + "` takes " + bounds + ", found `" + shown.apply(number) + "`.");
        }
        return within;
    }

    /// A text; null when it is left out, or when it is none of `words`, which is a problem.
    public static @Nullable String word(Section section, String keyword, List<String> words) {
        var word = section.text(keyword);
        if (word == null || words.contains(word)) {
            return word;
        }
        section.problems()
                .add(
                        Code.WRONG_SHAPE,
                        section.place(keyword),
                        "`" + keyword + "` takes one of " + String.join(", ", words) + ", found `" + word + "`.",
                        Suggestion.didYouMean(word, words));
        return null;
    }
}
