package io.naftiko.runtime.fleet;

import io.naftiko.runtime.Engine;
import java.nio.file.Path;
import java.util.List;

/// Plans files, and judges which of them are good enough.
@FunctionalInterface
public interface Planner {

    /// The candidates, in the order of the files. A file that fails in a way that nobody foresaw is a bad one.
    ///
    /// @param files at least one
    List<Candidate> plan(Engine engine, List<Path> files);
}
