package io.naftiko.runtime.directory;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when it is asked for first, once, and kept.
final class Prepared<T> implements Supplier<T> {

    private final Supplier<T> make;
    private volatile @Nullable T value;

    Prepared(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public T get() {
        var made = value;
        return made == null ? make() : made;
    }

    private synchronized T make() {
        var made = value;
        if (made == null) {
            made = make.get();
            value = made;
        }
        return made;
    }
}
