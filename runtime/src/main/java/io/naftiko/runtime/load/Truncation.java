package io.naftiko.runtime.load;

import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.util.regex.Pattern;

/// Finds the mark of a file that was cut when it was published. It is a comment, so a YAML parser never sees it.
final class Truncation {

    private static final Pattern CUT =
            Pattern.compile("(?m)^\\s*# --- truncated at (\\d+) KB \\((\\d+) KB total\\) ---\\s*$");
    private static final Pattern SOURCE = Pattern.compile("(?m)^\\s*# Full source: (\\S+)");

    private Truncation() {}

    /// Reports the cut, with the address of the whole file where the file names one.
    static void report(String file, String text, Problems problems) {
        var cut = CUT.matcher(text);
        if (!cut.find()) {
            return;
        }
        int line = (int) text.substring(0, cut.start(1)).lines().count();
        var source = SOURCE.matcher(text);
        problems.add(
                Code.TRUNCATED,
                Place.startOf(file).at(line, 1),
                "The file is cut at line " + line + " (" + cut.group(1) + " of " + cut.group(2) + " KB).",
                source.find() ? "The full source is " + source.group(1) + "." : null);
    }
}
