package io.naftiko.runtime.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A piece of a text, and what to write in its place.
///
/// @param start the index of the first character that is replaced
/// @param end the index behind the last one; `start` where something is only inserted
public record Edit(int start, int end, String replacement) {

    /// The text with all of `edits` made, of which no two touch.
    public static String applyAll(String text, List<Edit> edits) {
        var mended = new StringBuilder(text);
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::start).reversed())
                .forEach(edit -> mended.replace(edit.start, edit.end, edit.replacement));
        return mended.toString();
    }

    /// Those of `edits`, in the order of the text, that do not touch one before them.
    public static List<Edit> apart(List<Edit> edits) {
        var apart = new ArrayList<Edit>();
        for (var edit :
                edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList()) {
            if (apart.isEmpty() || apart.getLast().end < edit.start) {
                apart.add(edit);
            }
        }
        return apart;
    }
}
