package io.naftiko.cli.flag;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Log;
import io.naftiko.cli.console.LogFormat;
import io.naftiko.cli.console.LogLevel;
import picocli.CommandLine.Option;

/// How much is said on standard error.
public final class LogFlags {

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "Logs from this level on: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when left out.")
    private LogLevel level = LogLevel.INFO;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description = "Logs as ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when left out.")
    private LogFormat format = LogFormat.TEXT;

    @Option(
            names = {"-q", "--quiet"},
            description = "Says nothing but errors.")
    private boolean quiet;

    /// Starts the log of this process.
    public void start(Console console) {
        boolean lowered = quiet && level.compareTo(LogLevel.ERROR) > 0;
        Log.to(console.err(), lowered ? LogLevel.ERROR : level, format);
    }

    public boolean quiet() {
        return quiet;
    }

    public boolean json() {
        return format == LogFormat.JSON;
    }
}
