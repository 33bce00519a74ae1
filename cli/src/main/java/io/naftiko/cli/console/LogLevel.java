package io.naftiko.cli.console;

import java.util.Locale;
import java.util.logging.Level;
import java.util.stream.Stream;

/// From which severity on something is logged.
public enum LogLevel {
    OFF(Level.OFF),
    ERROR(Level.SEVERE),
    WARN(Level.WARNING),
    INFO(Level.INFO),
    DEBUG(Level.FINE),
    TRACE(Level.FINEST);

    @SuppressWarnings("ImmutableEnumChecker") // nobody can change a level
    private final Level level;

    LogLevel(Level level) {
        this.level = level;
    }

    Level level() {
        return level;
    }

    /// The most severe one that `level` reaches.
    static LogLevel of(Level level) {
        return Stream.of(ERROR, WARN, INFO, DEBUG)
                .filter(each -> level.intValue() >= each.level.intValue())
                .findFirst()
                .orElse(TRACE);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
