package io.naftiko.cli.validate;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.naftiko.cli.console.Output;
import java.util.List;
import java.util.TreeMap;

/// Findings for people: each where it stands in its file, and how many there are of each code.
final class TextReport implements Report {

    @Override
    public void write(List<Finding> findings, int files, Output output) {
        var text = new ProblemText(output);
        findings.forEach(finding -> text.write(finding.problem(), finding.error()));
        output.line(total(findings, files, output));
        findings.stream()
                .collect(groupingBy(finding -> finding.problem().code().id(), TreeMap::new, counting()))
                .forEach((code, count) -> output.line("%6d  %s".formatted(count, code)));
    }

    private static String total(List<Finding> findings, int files, Output output) {
        var among = "in " + counted(files, "file");
        if (findings.isEmpty()) {
            return output.green("No problem " + among + ".");
        }
        var text = counted(Finding.errors(findings), "error") + " and " + counted(Finding.warnings(findings), "warning")
                + " " + among + ":";
        return Finding.errors(findings) > 0 ? output.red(text) : output.yellow(text);
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
