package io.naftiko.cli.validate;

import java.util.List;

/// A way to write down findings, file by file as they come.
interface Report {

    /// Says nothing.
    Report NONE = new Report() {

        @Override
        public void file(List<Finding> findings) {}

        @Override
        public void end(Totals totals) {}
    };

    /// Writes the findings about the next file.
    void file(List<Finding> findings);

    /// Writes what is said once, at the end.
    void end(Totals totals);
}
