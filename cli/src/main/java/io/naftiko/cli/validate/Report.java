package io.naftiko.cli.validate;

import java.util.List;

/// A way to write down findings, file by file as they come.
interface Report {

    /// Writes the findings about the next file.
    void file(List<Finding> findings);

    /// Writes what is said once, at the end.
    void end(Totals totals);
}
