package io.naftiko.cli.console;

import io.naftiko.runtime.document.Json;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// A record as one JSON object: `time`, `level`, `logger`, `message`, and `exception` where there is one.
final class JsonLines extends Formatter {

    @Override
    public String format(LogRecord record) {
        var line = Json.object()
                .put("time", record.getInstant().toString())
                .put("level", LogLevel.of(record.getLevel()).toString())
                .put("logger", record.getLoggerName())
                .put("message", formatMessage(record));
        if (record.getThrown() != null) {
            line.put("exception", TextLines.trace(record.getThrown()));
        }
        return Json.text(line) + System.lineSeparator();
    }
}
