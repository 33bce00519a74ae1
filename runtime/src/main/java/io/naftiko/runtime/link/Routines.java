package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Work;
import java.util.List;

/// Makes routines of the engine's own: their arguments are described and checked as those of any other.
public final class Routines {

    private Routines() {}

    /// A routine that calls no upstream.
    public static Routine of(String name, List<Input> inputs, Work work) {
        return new Routine(name, inputs, InputSchema.of(inputs), new Arguments(inputs), work, null);
    }
}
