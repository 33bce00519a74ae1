package io.naftiko.cli.console;

import java.util.Locale;
import java.util.logging.Formatter;

/// How a line of the log is written.
public enum LogFormat {
    TEXT {
        @Override
        Formatter formatter() {
            return new TextLines();
        }
    },
    JSON {
        @Override
        Formatter formatter() {
            return new JsonLines();
        }
    };

    abstract Formatter formatter();

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
