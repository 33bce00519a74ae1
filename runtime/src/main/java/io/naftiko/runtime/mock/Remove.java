package io.naftiko.runtime.mock;

import io.naftiko.runtime.mock.Outcome.Done;

/// Removes one thing, or everything that is kept at its path.
record Remove(Resource resource, boolean all) implements Behaviour {

    @Override
    public Outcome answer(Call call, Store store) {
        if (all) {
            store.of(resource).removeAll(call);
        } else if (!store.of(resource).remove(call)) {
            throw store.missing(resource, call.parameters());
        }
        return new Done();
    }
}
