package io.naftiko.cli.flag;

import io.naftiko.runtime.model.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads times and sizes as capability files write them.
final class LimitConverters {

    private LimitConverters() {}

    static final class Time implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            return required(Limits.parseDuration(text), text, "a time such as 250ms, 30s or 2m");
        }
    }

    static final class Size implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            return required(Limits.parseSize(text), text, "a size such as 512B, 64KiB or 8MiB");
        }
    }

    private static <T> T required(@Nullable T value, String text, String expected) {
        if (value == null) {
            throw new TypeConversionException("'" + text + "' is not " + expected);
        }
        return value;
    }
}
