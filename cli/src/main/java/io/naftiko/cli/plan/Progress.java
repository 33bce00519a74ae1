package io.naftiko.cli.plan;

import io.naftiko.cli.console.Output;

/// One line that counts files, on a terminal only, and only where it takes long enough to be wondered at.
final class Progress implements AutoCloseable {

    private static final int MANY = 50;
    private static final int WIDTH = 30;

    private final Output output;
    private final int files;
    private final boolean shown;
    private int done;

    Progress(Output output, int files) {
        this.output = output;
        this.files = files;
        this.shown = output.terminal() && files >= MANY;
    }

    void step() {
        done++;
        if (shown && (done % 10 == 0 || done == files)) {
            int filled = done * WIDTH / files;
            output.stream()
                    .print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + " of " + files
                            + " files");
            output.stream().flush();
        }
    }

    /// Removes the line.
    @Override
    public void close() {
        if (shown) {
            output.stream().print("\r\u001B[2K");
        }
    }
}
