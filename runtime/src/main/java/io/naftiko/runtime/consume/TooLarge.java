package io.naftiko.runtime.consume;

import java.io.IOException;

/// An answer is longer than its limit.
final class TooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    private final long maxBytes;

    TooLarge(long maxBytes) {
        super("longer than " + maxBytes + " bytes");
        this.maxBytes = maxBytes;
    }

    long maxBytes() {
        return maxBytes;
    }
}
