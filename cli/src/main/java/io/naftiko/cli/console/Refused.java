package io.naftiko.cli.console;

/// Ends a command that cannot do what was asked, with a message for the person who typed it.
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Refused(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /// What was asked was understood and did not work: exit code 1.
    public static Refused failed(String message) {
        return new Refused(Exit.FAILED, message);
    }

    /// What was asked cannot be understood: exit code 2.
    public static Refused usage(String message) {
        return new Refused(Exit.USAGE, message);
    }

    public int exitCode() {
        return exitCode;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
