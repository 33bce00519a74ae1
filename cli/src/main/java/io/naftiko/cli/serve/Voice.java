package io.naftiko.cli.serve;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Output;
import io.naftiko.cli.flag.LogFlags;
import io.naftiko.cli.validate.ProblemText;
import io.naftiko.runtime.report.Problem;
import java.util.logging.Logger;

/// Speaks to whoever has started the server: to a person in lines, to a program in records of the log.
final class Voice {

    private static final Logger LOG = Logger.getLogger(Voice.class.getName());

    private final Output err;
    private final boolean quiet;
    private final boolean json;
    private final ProblemText problems;

    Voice(Console console, LogFlags flags) {
        this.err = flags.json() ? console.err().plain() : console.err();
        this.quiet = flags.quiet();
        this.json = flags.json();
        this.problems = new ProblemText(err);
    }

    /// Says what is good to know.
    void tell(String line) {
        if (json) {
            LOG.info(line);
        } else if (!quiet) {
            err.line(line);
        }
    }

    /// Says what should not be.
    void warn(String line) {
        if (json) {
            LOG.warning(line);
        } else if (!quiet) {
            err.line(err.yellow("warning: ") + line);
        }
    }

    /// Says what went wrong, also when it should be quiet.
    void fail(String line) {
        if (json) {
            LOG.severe(line);
        } else {
            err.line(err.red("error: ") + line);
        }
    }

    void fail(Problem problem) {
        if (json) {
            LOG.severe(problem.toString());
        } else {
            problems.write(problem);
        }
    }

    String bold(String text) {
        return err.bold(text);
    }

    String dim(String text) {
        return err.dim(text);
    }
}
