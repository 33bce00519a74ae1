package io.naftiko.runtime.expose.mcp.budget;

import java.util.function.IntUnaryOperator;

/// The beginning of a text with a mark that says how many characters are missing.
///
/// @param shown how many characters of the text are there
record TextCut(String text, int shown) {

    /// Cuts a text that is longer than it may be.
    ///
    /// @param budget in the unit of `size`
    /// @param size of a character
    static TextCut of(String text, int budget, IntUnaryOperator size) {
        int total = text.codePointCount(0, text.length());
        int room = budget - mark(total).codePoints().map(size).sum();
        int most = Math.max(0, total - mark(total).length());
        int end = 0;
        int shown = 0;
        while (shown < most) {
            int character = text.codePointAt(end);
            room -= size.applyAsInt(character);
            if (room < 0) {
                break;
            }
            end += Character.charCount(character);
            shown++;
        }
        return new TextCut(text.substring(0, end) + mark(total - shown), shown);
    }

    private static String mark(int missing) {
        return "…[+" + missing + "]";
    }
}
