package io.naftiko.runtime.consume;

import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import java.util.List;
import java.util.stream.Stream;

/// What every run has alike. It is no record, since those print what they hold, which may be a secret.
final class Settled<T> implements Fillable<T> {

    private final List<Expression> sources;
    private final T value;

    Settled(List<Expression> sources, T value) {
        this.sources = sources;
        this.value = value;
    }

    @Override
    public Stream<Expression> sources() {
        return sources.stream();
    }

    @Override
    public T fill(Scope scope) {
        return value;
    }
}
