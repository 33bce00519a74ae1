package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.report.Code;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long a call to an upstream may take, and how much it may answer.
///
/// A consumes entry overrides them under `x-limits`; each part that it leaves out keeps the engine's value (null here).
///
/// @param connect until the connection stands
/// @param response until the headers of the answer are there
/// @param total until the whole answer is there
/// @param maxResponseBytes of the decoded answer
public record Limits(
        @Nullable Duration connect,
        @Nullable Duration response,
        @Nullable Duration total,
        @Nullable Long maxResponseBytes) {

    public static final Duration DEFAULT_CONNECT = Duration.ofSeconds(5);
    public static final Duration DEFAULT_RESPONSE = Duration.ofSeconds(30);
    public static final Duration DEFAULT_TOTAL = Duration.ofSeconds(60);
    public static final long DEFAULT_MAX_RESPONSE = 32L << 20;

    public static final Limits NONE = new Limits(null, null, null, null);

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)(B|KiB|MiB|GiB)");

    public static Limits read(Section consumes) {
        var section = consumes.section("x-limits");
        if (section == null) {
            return NONE;
        }
        var limits = new Limits(
                duration(section, "connect"),
                duration(section, "response"),
                duration(section, "total"),
                size(section, "maxResponse"));
        section.close();
        return limits;
    }

    /// These limits, with those of `fallback` where a part is left out.
    public Limits or(Limits fallback) {
        return new Limits(
                connect == null ? fallback.connect : connect,
                response == null ? fallback.response : response,
                total == null ? fallback.total : total,
                maxResponseBytes == null ? fallback.maxResponseBytes : maxResponseBytes);
    }

    /// `250ms`, `30s`, `2m` or `24h`; null when `text` is none of these.
    public static @Nullable Duration parseDuration(String text) {
        var match = DURATION.matcher(text.strip());
        if (!match.matches()) {
            return null;
        }
        long amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /// `512B`, `64KiB`, `1.5MiB` or `1GiB`; null when `text` is none of these.
    public static @Nullable Long parseSize(String text) {
        var match = SIZE.matcher(text.strip());
        if (!match.matches()) {
            return null;
        }
        var unit = switch (match.group(2)) {
            case "B" -> 1L;
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            default -> 1L << 30;
        };
        return new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(unit)).longValue();
    }

    static @Nullable Duration duration(Section section, String keyword) {
        var text = section.text(keyword);
        var duration = text == null ? null : parseDuration(text);
        if (text != null && duration == null) {
            section.problems()
                    .add(
                            Code.WRONG_SHAPE,
                            section.place(keyword),
                            "`" + keyword + "` takes a time such as `250ms` or `30s`, found `" + text + "`.");
        }
        return duration;
    }

    /// The size that a keyword says, in bytes; null, with a problem, when it says none.
    public static @Nullable Long size(Section section, String keyword) {
        var text = section.text(keyword);
        var size = text == null ? null : parseSize(text);
        if (text != null && size == null) {
            section.problems()
                    .add(
                            Code.WRONG_SHAPE,
                            section.place(keyword),
                            "`" + keyword + "` takes a size such as `64KiB` or `8MiB`, found `" + text + "`.");
        }
        return size;
    }
}
