package io.naftiko.runtime.report;

/// How bad a problem is.
public enum Severity {
    /// What it concerns is not served.
    ERROR,
    /// It is served, by an interpretation that the author should know of.
    WARNING
}
