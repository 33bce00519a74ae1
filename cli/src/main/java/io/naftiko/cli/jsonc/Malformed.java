package io.naftiko.cli.jsonc;

/// A text is not what it was taken for.
public final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /// @param line from 1 on, as the column
    /// @param reason a sentence that says nothing of the values around, which may be secrets
    Malformed(int line, int column, String reason) {
        super(reason, null, false, false);
        this.line = line;
        this.column = column;
    }

    /// `3:14`.
    public String place() {
        return line + ":" + column;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
