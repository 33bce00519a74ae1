package io.naftiko.runtime.mock;

import io.naftiko.runtime.mock.Outcome.Done;

/// Answers from the schema alone, with nothing kept.
record MakeUp() implements Behaviour {

    @Override
    public Outcome answer(Call call, Store store) {
        return new Done();
    }
}
