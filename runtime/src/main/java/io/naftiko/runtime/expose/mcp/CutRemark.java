package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.naftiko.runtime.expose.mcp.budget.Cut;
import io.naftiko.runtime.expose.mcp.budget.KeptAnswers;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says that an answer is cut, what is not there, and how to get it.
///
/// @param bytes of the whole
/// @param cuts the largest first
/// @param address of the whole; null where it is not kept
record CutRemark(
        Tool tool, int bytes, List<Cut> cuts, @Nullable String address) {

    private static final int MOST_INPUTS = 5;

    /// Inputs by which callers usually say how much they want, or which part, without anything but letters.
    private static final Set<String> PAGING = Set.of(
            "limit",
            "size",
            "pagesize",
            "perpage",
            "count",
            "top",
            "first",
            "last",
            "max",
            "maxresults",
            "maxitems",
            "page",
            "pagenumber",
            "pagetoken",
            "nexttoken",
            "cursor",
            "after",
            "before",
            "start",
            "startat",
            "startingafter",
            "offset",
            "skip",
            "from",
            "fields",
            "select",
            "filter");

    /// The sentences in at most so many bytes: rather those on the whole than those on its parts.
    String within(int budget) {
        var begin = String.format(
                Locale.ROOT,
                "The answer is cut: it has about %,d tokens, and %,d are allowed.",
                Tokens.in(bytes),
                Tokens.in(tool.maxBytes()));
        var end = whole();
        int left = budget - length(begin) - length(end);
        var less = fitting(less(), left);
        return begin + fitting(parts(left - length(less)), left - length(less)) + less + end;
    }

    private static int length(String text) {
        return text.getBytes(UTF_8).length;
    }

    private static String fitting(String sentence, int room) {
        return length(sentence) <= room ? sentence : "";
    }

    /// As many cuts as there is room for.
    private String parts(int room) {
        for (int shown = Math.min(cuts.size(), MOST_INPUTS); shown > 0; shown--) {
            int more = cuts.size() - shown;
            var sentence = cuts.stream().limit(shown).map(Cut::toString).collect(joining("; ", " ", ""))
                    + (more > 0 ? "; and " + more + " more." : ".");
            if (length(sentence) <= room) {
                return sentence;
            }
        }
        return "";
    }

    private String less() {
        var names = tool.routine().inputs().stream()
                .map(Input::name)
                .filter(name -> PAGING.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")))
                .limit(MOST_INPUTS)
                .map(name -> "`" + name + "`")
                .collect(joining(", "));
        return names.isEmpty() ? "" : " Ask for less, or for another part, with " + names + ".";
    }

    private String whole() {
        return address == null
                ? ""
                : " The whole is the resource " + address + " for " + KeptAnswers.TIME.toMinutes()
                        + " minutes; a part of it: "
                        + Leftovers.firstPart(address, tool.maxBytes()) + ".";
    }
}
