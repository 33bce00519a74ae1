package io.naftiko.runtime.mock;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/// Counts on from an example id in the characters that it is made of: the hundredth after `ab-99` is `ac-99`.
///
/// @param example integers count from 1; a text too short to count in becomes 24 hexadecimal digits
/// @param name of the property that holds the id; a text that only repeats it is no example
record Sequence(JsonNode example, String name) {

    private static final Pattern HEXADECIMAL = Pattern.compile("(?=.*[0-9])[0-9a-f-]+");
    private static final int SHORTEST = 5;
    private static final String HEX = "0123456789abcdef";
    private static final String DIGITS = "0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// The id that stands `steps` after the example.
    JsonNode after(long steps) {
        return example.isNumber() ? LongNode.valueOf(steps) : StringNode.valueOf(counted(start(), steps));
    }

    private String start() {
        var text = example.asString("");
        return text.length() < SHORTEST || text.equals(name) ? "0".repeat(24) : text;
    }

    private static String counted(String start, long steps) {
        boolean hexadecimal = HEXADECIMAL.matcher(start).matches();
        var text = start.toCharArray();
        long carry = steps;
        for (int i = text.length - 1; i >= 0 && carry > 0; i--) {
            var alphabet = alphabet(text[i], hexadecimal);
            if (!alphabet.isEmpty()) {
                long value = alphabet.indexOf(text[i]) + carry;
                text[i] = alphabet.charAt((int) (value % alphabet.length()));
                carry = value / alphabet.length();
            }
        }
        return carry == 0 ? new String(text) : new String(text) + "-" + carry;
    }

    private static String alphabet(char c, boolean hexadecimal) {
        if (hexadecimal) {
            return HEX.indexOf(c) < 0 ? "" : HEX;
        }
        return LOWER.indexOf(c) >= 0 ? LOWER : UPPER.indexOf(c) >= 0 ? UPPER : DIGITS.indexOf(c) >= 0 ? DIGITS : "";
    }
}
