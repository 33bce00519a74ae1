package io.naftiko.runtime.lane;

/// What the threads of one request have read on their lane, which alone touches it.
final class Load {

    /// In bytes. To read so much JSON and to make something of it takes some 100 to 200 microseconds.
    private static final int MOST = 32 << 10;

    private long bytes;

    void add(int more) {
        bytes += more;
    }

    boolean isTooMuch() {
        return bytes > MOST;
    }
}
