package io.naftiko.cli.console;

/// The exit codes of the command.
public final class Exit {

    public static final int DONE = 0;

    /// Findings, a rejected capability, or a call that failed.
    public static final int FAILED = 1;

    /// Arguments that cannot be understood.
    public static final int USAGE = 2;

    private Exit() {}
}
