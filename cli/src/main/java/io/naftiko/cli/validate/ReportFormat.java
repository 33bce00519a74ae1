package io.naftiko.cli.validate;

import java.util.Locale;

/// The ways to write down findings.
public enum ReportFormat {
    TEXT,
    JSON,
    SARIF;

    Report report() {
        return switch (this) {
            case TEXT -> new TextReport();
            case JSON -> new JsonReport();
            case SARIF -> new SarifReport();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
