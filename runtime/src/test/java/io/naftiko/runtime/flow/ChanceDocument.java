package io.naftiko.runtime.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// JSON text by chance, with the white space, numbers and escapes that few write.
final class ChanceDocument {

    static final List<String> NAMES = List.of("a", "b", "c", "data", "last name", "länge", "id");

    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "7",
            "-12",
            "123456789012345678901234567890",
            "2147483648",
            "1.50",
            "-0.0",
            "0.00000001",
            "1e5",
            "12E-3",
            "3.1400e+2",
            "\"\"",
            "\"x\"",
            "\"7\"",
            "\"-7.50\"",
            "\"true\"",
            "\"a b  c\"",
            "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
            "\"\\u00e9\\u0000\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"größer 漢字 😀 als\"",
            "\"[1, {\\\"a\\\" : 2}]\"");

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    ChanceDocument(Random random) {
        this.random = random;
    }

    byte[] text() {
        value(4);
        space();
        return text.toString().getBytes(UTF_8);
    }

    private void value(int depth) {
        space();
        switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1, 2 -> object(depth);
            case 3 -> array(depth);
            default -> text.append(SCALARS.get(random.nextInt(SCALARS.size())));
        }
    }

    private void object(int depth) {
        var names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        text.append('{');
        for (int i = random.nextInt(names.size()); i > 0; i--) {
            space();
            text.append('"').append(name(names, i)).append('"');
            space();
            text.append(':');
            value(depth - 1);
            space();
            text.append(i > 1 ? "," : "");
        }
        text.append('}');
    }

    /// Now and then one that stands there already, or is written with an escape.
    private String name(List<String> names, int index) {
        return switch (random.nextInt(200)) {
            case 0 -> names.getFirst();
            case 1 -> "\\u0061";
            default -> names.get(index);
        };
    }

    private void array(int depth) {
        text.append('[');
        for (int i = random.nextInt(4); i > 0; i--) {
            value(depth - 1);
            space();
            text.append(i > 1 ? "," : "");
        }
        space();
        text.append(']');
    }

    private void space() {
        text.append(random.nextInt(8) == 0 ? List.of(" ", "\n", "\t\r ").get(random.nextInt(3)) : "");
    }
}
