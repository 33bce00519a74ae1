package io.naftiko.runtime.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A text with changes on the way: pieces that are replaced, and lines that move to the right.
///
/// Pieces do not overlap. What is inserted may have line breaks: it begins lines as far right as the one that it comes
/// into.
public final class Draft {

    private final Layout layout;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Shift> shifts = new ArrayList<>();

    public Draft(Layout layout) {
        this.layout = layout;
    }

    /// Lines that move.
    ///
    /// @param from where the first of them begins
    /// @param to where those end that move
    private record Shift(int from, int to, int columns) {

        boolean moves(int line) {
            return from <= line && line < to;
        }
    }

    public void replace(int start, int end, String replacement) {
        edits.add(new Edit(start, end, replacement));
    }

    public void insert(int at, String text) {
        replace(at, at, text);
    }

    public void delete(int start, int end) {
        replace(start, end, "");
    }

    /// Moves the lines that begin in a piece of the text.
    public void shift(int from, int to, int columns) {
        if (columns > 0) {
            shifts.add(new Shift(from, to, columns));
        }
    }

    /// The text with all changes made.
    public String text() {
        var copy = new Copy();
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end))
                .forEach(copy::make);
        return copy.end();
    }

    private String margin(int line) {
        return " "
                .repeat(shifts.stream()
                        .filter(shift -> shift.moves(line))
                        .mapToInt(Shift::columns)
                        .sum());
    }

    /// The text as it is written anew, up to where `at` is.
    private final class Copy {

        private final String text = layout.text();
        private final StringBuilder written = new StringBuilder();
        private int at;
        private int indented = -1;

        void make(Edit edit) {
            copy(edit.start());
            if (!edit.replacement().isEmpty()) {
                indent();
                var lineBreak = layout.lineBreak() + margin(layout.lineStart(at));
                written.append(edit.replacement().replace("\n", lineBreak));
            }
            at = edit.end();
        }

        String end() {
            copy(text.length());
            return written.toString();
        }

        private void copy(int to) {
            while (at < to) {
                indent();
                int next = Math.min(to, layout.nextLine(at));
                written.append(text, at, next);
                at = next;
            }
        }

        /// Moves the line that begins here, once. One without a character stays so.
        private void indent() {
            if (at == layout.lineStart(at) && indented != at && layout.lineEnd(at) > at) {
                indented = at;
                written.append(margin(at));
            }
        }
    }
}
