package io.naftiko.cli.validate;

import io.naftiko.cli.console.Output;
import java.util.List;

/// A way to write down findings.
@FunctionalInterface
interface Report {

    /// Writes all findings about `files` files.
    void write(List<Finding> findings, int files, Output output);
}
