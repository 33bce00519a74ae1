package io.naftiko.cli.validate;

import io.naftiko.cli.console.Output;
import io.naftiko.runtime.report.Problem;
import java.util.List;

/// Writes a problem for people: its place and sentence, the line of the file with a mark below it, and a way out.
public final class ProblemText {

    private final Output output;
    private final Excerpts excerpts = new Excerpts();

    ProblemText(Output output) {
        this.output = output;
    }

    /// Writes problems in their order.
    public static void write(List<Problem> problems, Output output) {
        var text = new ProblemText(output);
        problems.forEach(problem -> text.write(problem, problem.isError()));
    }

    /// @param error whether to call it an error rather than a warning
    void write(Problem problem, boolean error) {
        var level = error ? output.red("error") : output.yellow("warning");
        output.line(output.bold(problem.place().toString()) + ": " + level + " ["
                + problem.code().id() + "] " + problem.message());
        excerpts.at(problem.place()).ifPresent(this::write);
        if (!problem.place().path().isEmpty()) {
            output.line(output.dim("  at " + problem.place().path()));
        }
        if (problem.proposal() != null) {
            output.line("  " + output.green(problem.proposal()));
        }
    }

    private void write(Excerpts.Excerpt excerpt) {
        output.line(output.dim("  | ") + excerpt.text());
        output.line(output.dim("  | ") + excerpt.indent() + output.red("^"));
    }
}
