package io.naftiko.cli.validate;

import io.naftiko.cli.console.Output;
import java.util.Locale;

/// The ways to write down findings.
public enum ReportFormat {
    TEXT,
    JSON,
    SARIF;

    /// A report that writes to `output`.
    Report to(Output output) {
        return switch (this) {
            case TEXT -> new TextReport(output);
            case JSON -> new JsonReport(output);
            case SARIF -> new SarifReport(output);
        };
    }

    /// Whether what reads it can make edits.
    boolean forPrograms() {
        return this != TEXT;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
