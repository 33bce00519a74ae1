package io.naftiko.benchmarks.process;

import java.io.Serial;

/// Something that is needed is not installed. The message is a sentence.
public final class MissingProgram extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public MissingProgram(String message) {
        super(message);
    }
}
