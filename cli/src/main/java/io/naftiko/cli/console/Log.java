package io.naftiko.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.StringJoiner;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// The log of this process: `java.util.logging`, one line a record, on a stream.
public final class Log {

    /// What these say at INFO is that they have started, which nobody asked.
    private static final List<String> QUIET = List.of("org.jboss", "org.xnio", "io.undertow");

    private Log() {}

    /// Sends every record of `level` and above to `output`, and nowhere else. Below INFO only Naftiko's own: libraries
    /// that explain themselves print what they send, secrets too.
    public static void to(Output output, LogLevel level, LogFormat format) {
        var others = level.compareTo(LogLevel.INFO) > 0 ? LogLevel.INFO : level;
        var properties = new StringJoiner("\n");
        properties.add(".level=" + others.level()).add("io.naftiko.level=" + level.level());
        QUIET.forEach(library -> properties.add(library + ".level=WARNING"));
        properties.add("io.undertow.client.level=OFF"); // what an upstream did wrong is told by the call's failure
        read(properties.toString());
        Logger.getLogger("").addHandler(handler(output, level, format));
    }

    private static void read(String properties) {
        try {
            LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(properties.getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Handler handler(Output output, LogLevel level, LogFormat format) {
        var handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (isLoggable(record)) {
                    output.stream().print(getFormatter().format(record));
                    flush();
                }
            }

            @Override
            public void flush() {
                output.stream().flush();
            }

            @Override
            public void close() {
                flush();
            }
        };
        handler.setFormatter(format.formatter());
        handler.setLevel(level.level());
        return handler;
    }
}
