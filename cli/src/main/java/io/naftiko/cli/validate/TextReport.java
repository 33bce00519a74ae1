package io.naftiko.cli.validate;

import io.naftiko.cli.console.Output;
import java.util.List;

/// Findings for people: each where it stands in its file, and how many there are of each code.
final class TextReport implements Report {

    private final Output output;
    private final ProblemText text;

    TextReport(Output output) {
        this.output = output;
        this.text = new ProblemText(output);
    }

    @Override
    public void file(List<Finding> findings) {
        findings.forEach(finding -> text.write(finding.problem(), finding.error()));
    }

    @Override
    public void end(Totals totals) {
        output.line(sentence(totals));
        if (totals.shared() > 0) {
            output.line("%6d  without a capability, for others to import".formatted(totals.shared()));
        }
        totals.byCode().forEach((code, count) -> output.line("%6d  %s".formatted(count, code)));
        if (totals.mendable() > 0) {
            output.line("--fix can mend " + totals.mendable() + " of them.");
        }
    }

    private String sentence(Totals totals) {
        var among = "in " + counted(totals.files(), "file");
        if (totals.byCode().isEmpty()) {
            return output.green("No problem " + among + ".");
        }
        var text =
                counted(totals.errors(), "error") + " and " + counted(totals.warnings(), "warning") + " " + among + ":";
        return totals.errors() > 0 ? output.red(text) : output.yellow(text);
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
