package io.naftiko.cli.plan;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Output;

/// One line that counts files, on a terminal only, and only where it takes long enough to be wondered at.
///
/// It makes room for what is written about each file, and stands below the last line.
final class Progress implements AutoCloseable {

    private static final int MANY = 50;
    private static final int WIDTH = 30;

    private final Output output;
    private final Runnable written;
    private final int files;
    private final boolean shown;
    private int done;

    private Progress(Output output, Runnable written, int files) {
        this.output = output;
        this.written = written;
        this.files = files;
        this.shown = output.terminal() && files >= MANY;
    }

    /// Progress where nothing else is written meanwhile.
    static Progress on(Output watched, int files) {
        return new Progress(watched, () -> {}, files);
    }

    /// Progress on standard error while results come on standard output, each of them at once.
    static Progress beside(Console console, int files) {
        return new Progress(console.err(), console::flush, files);
    }

    /// Counts one more file, whose results `writing` writes.
    void step(Runnable writing) {
        hide();
        writing.run();
        written.run();
        done++;
        show();
    }

    private void show() {
        if (shown) {
            int filled = done * WIDTH / files;
            print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + " of " + files + " files");
        }
    }

    private void hide() {
        if (shown) {
            print("\r\u001B[2K");
        }
    }

    private void print(String text) {
        output.stream().print(text);
        output.stream().flush();
    }

    /// Removes the line.
    @Override
    public void close() {
        hide();
    }
}
