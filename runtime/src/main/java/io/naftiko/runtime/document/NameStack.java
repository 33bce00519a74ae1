package io.naftiko.runtime.document;

import java.util.Arrays;

/// The names that were met in objects that were entered and not left, as digests: no name stands twice in an object.
///
/// Two names with the same digest are taken for the same one.
final class NameStack {

    /// So many names are compared one by one, more of them are sorted at the end.
    private static final int FEW = 16;

    /// Before the digests of each object stands where those of the object around it begin.
    private long[] entries = new long[32];

    private int from;
    private int to;

    void enter() {
        push(from);
        from = to;
    }

    /// Adds a name to the object that was entered last; whether none of the first few is the same.
    boolean add(long digest) {
        if (to - from < FEW) {
            for (int i = from; i < to; i++) {
                if (entries[i] == digest) {
                    return false;
                }
            }
        }
        push(digest);
        return true;
    }

    /// The name that was added last to the object that was entered last.
    long last() {
        return entries[to - 1];
    }

    /// Leaves the object that was entered last; whether each of its names was another.
    boolean leave() {
        boolean differ = to - from <= FEW || allDiffer();
        to = from - 1;
        from = (int) entries[to];
        return differ;
    }

    private boolean allDiffer() {
        Arrays.sort(entries, from, to);
        for (int i = from + 1; i < to; i++) {
            if (entries[i] == entries[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private void push(long entry) {
        if (to == entries.length) {
            entries = Arrays.copyOf(entries, 2 * to);
        }
        entries[to++] = entry;
    }
}
