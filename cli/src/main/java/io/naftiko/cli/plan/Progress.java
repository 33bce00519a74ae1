package io.naftiko.cli.plan;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Output;

/// One line that counts files, on a terminal only, and only where it takes long enough to be wondered at.
///
/// Where results come on the same terminal, it makes room for each of them and stands below the last.
final class Progress implements AutoCloseable {

    private static final int MANY = 50;
    private static final int WIDTH = 30;
    private static final int SELDOM = 10;

    private final Output output;
    private final Runnable written;
    private final boolean sharing;
    private final int files;
    private final boolean shown;
    private int done;

    private Progress(Output output, Runnable written, boolean sharing, int files) {
        this.output = output;
        this.written = written;
        this.sharing = sharing;
        this.files = files;
        this.shown = output.terminal() && files >= MANY;
    }

    /// Progress where nothing else is written meanwhile.
    static Progress on(Output watched, int files) {
        return new Progress(watched, () -> {}, false, files);
    }

    /// Progress on standard error while results come on standard output, each of them at once.
    static Progress beside(Console console, int files) {
        return new Progress(console.err(), console::flush, console.out().terminal(), files);
    }

    /// Counts one more file, whose results `writing` writes.
    void step(Runnable writing) {
        if (sharing) {
            hide();
        }
        writing.run();
        written.run();
        done++;
        if (sharing || done % SELDOM == 0 || done == files) {
            show();
        }
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
