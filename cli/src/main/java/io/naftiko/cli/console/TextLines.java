package io.naftiko.cli.console;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// A record as `2026-11-22T10:15:30.123Z warn  Listener: message`, and the stack trace of its exception below.
final class TextLines extends Formatter {

    @Override
    public String format(LogRecord record) {
        var time = record.getInstant().truncatedTo(ChronoUnit.MILLIS);
        return "%s %-5s %s: %s%n%s"
                .formatted(
                        time,
                        LogLevel.of(record.getLevel()),
                        simple(record.getLoggerName()),
                        Visible.line(formatMessage(record)),
                        trace(record.getThrown()));
    }

    /// The last part of a logger's name, which is its class.
    private static String simple(@org.jspecify.annotations.Nullable String logger) {
        return logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
    }

    static String trace(@org.jspecify.annotations.Nullable Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
