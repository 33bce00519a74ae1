package io.naftiko.cli.console;

/// A look of text on a terminal (ECMA-48, SGR).
enum Style {
    BOLD("1"),
    DIM("2"),
    RED("1;31"),
    GREEN("32"),
    YELLOW("33");

    /// Matches where a style begins or ends.
    static final String PATTERN = "\u001B\\[(?:1|2|1;31|32|33)?m";

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String of(String text) {
        return "\u001B[" + code + "m" + text + "\u001B[m";
    }
}
