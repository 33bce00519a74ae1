package io.naftiko.cli.console;

import java.util.regex.Pattern;

/// Foreign text made safe for a terminal: nothing in it moves the cursor, hides what follows or turns its direction.
final class Visible {

    private static final String UNSAFE = "[\\p{Cntrl}\\x{80}-\\x{9F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\t\n]]";
    private static final Pattern LINES = Pattern.compile(UNSAFE);
    private static final Pattern LINE = Pattern.compile(UNSAFE + "|\n");
    private static final Pattern STYLED = Pattern.compile("(" + Style.PATTERN + ")|" + UNSAFE);

    private Visible() {}

    /// One line: also a line break becomes `\uFFFD`.
    static String line(String text) {
        return LINE.matcher(text).replaceAll("\uFFFD");
    }

    /// Several lines.
    static String lines(String text) {
        return LINES.matcher(text).replaceAll("\uFFFD");
    }

    /// Several lines with the colours of [Style].
    static String styled(String text) {
        return STYLED.matcher(text).replaceAll(match -> match.group(1) == null ? "\uFFFD" : match.group(1));
    }
}
