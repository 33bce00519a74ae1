package io.naftiko.runtime.mock;

import io.naftiko.runtime.mock.Outcome.Thing;

/// Answers with one thing.
record Retrieve(Resource resource) implements Behaviour {

    @Override
    public Outcome answer(Call call, Store store) {
        return new Thing(resource, store.require(resource, call.path(), call.parameters()));
    }
}
