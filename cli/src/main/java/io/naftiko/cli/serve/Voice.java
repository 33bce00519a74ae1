package io.naftiko.cli.serve;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Output;
import io.naftiko.cli.flag.LogFlags;
import io.naftiko.cli.validate.ProblemText;
import io.naftiko.runtime.report.Problem;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Logger;

/// Speaks to whoever has started the server: to a person in lines, to a program in records of the log.
final class Voice {

    private static final Logger LOG = Logger.getLogger(Voice.class.getName());

    /// How many lines of a kind are read by anybody.
    static final int MOST_LINES = 40;

    private final Output err;
    private final boolean quiet;
    private final boolean json;

    Voice(Console console, LogFlags flags) {
        this.err = flags.json() ? console.err().plain() : console.err();
        this.quiet = flags.quiet();
        this.json = flags.json();
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

    /// Says what is wrong with a file as it is now.
    void fail(List<Problem> problems) {
        if (json) {
            problems.forEach(problem -> LOG.severe(problem.toString()));
        } else {
            ProblemText.write(problems, err);
        }
    }

    /// The same as [#tell] for lines that may be many.
    void tellSome(List<String> lines) {
        some(lines, this::tell);
    }

    /// The same as [#warn] for lines that may be many.
    void warnSome(List<String> lines) {
        some(lines, this::warn);
    }

    private static void some(List<String> lines, Consumer<String> saying) {
        lines.stream().limit(MOST_LINES).forEach(saying);
        if (lines.size() > MOST_LINES) {
            saying.accept((lines.size() - MOST_LINES) + " more like these.");
        }
    }

    String bold(String text) {
        return err.bold(text);
    }

    String dim(String text) {
        return err.dim(text);
    }
}
