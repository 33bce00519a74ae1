package io.naftiko.cli.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Output;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What a person would see, and the results alone.
final class Screen {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();

    Console console(Map<String, String> environment) {
        return new Console(output(new Both()), output(new Seen()), environment);
    }

    private static Output output(OutputStream stream) {
        return new Output(new PrintStream(stream, true, UTF_8), false, false);
    }

    /// Returns once `condition` holds, which is looked at whenever something was printed.
    synchronized void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            wait();
        }
    }

    /// Has the condition that somebody waits for looked at.
    synchronized void wake() {
        notifyAll();
    }

    String out() {
        return out.toString(UTF_8);
    }

    String all() {
        return all.toString(UTF_8);
    }

    /// Standard error: seen, and no result.
    private class Seen extends OutputStream {

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] content, int offset, int length) {
            all.write(content, offset, length);
            wake();
        }
    }

    /// Standard output.
    private final class Both extends Seen {

        @Override
        public void write(byte[] content, int offset, int length) {
            out.write(content, offset, length);
            super.write(content, offset, length);
        }
    }
}
