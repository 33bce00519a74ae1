package io.naftiko.cli.install;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Words as they are typed in a shell.
final class ShellLine {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    private ShellLine() {}

    static String of(List<String> words) {
        return words.stream().map(ShellLine::word).collect(Collectors.joining(" "));
    }

    private static String word(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
