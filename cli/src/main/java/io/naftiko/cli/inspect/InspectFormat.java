package io.naftiko.cli.inspect;

import java.util.Locale;

/// The ways to show what was understood.
public enum InspectFormat {
    TEXT,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
