package io.naftiko.runtime.serve;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Gives each request an id that may stand in a log line.
final class RequestIds {

    private static final int LONGEST = 64;

    private RequestIds() {}

    /// `offered` where it is sane, else 16 random hexadecimal digits.
    static String of(@Nullable String offered) {
        return offered != null && isSane(offered)
                ? offered
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    private static boolean isSane(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (!isSane(id.charAt(i))) {
                return false;
            }
        }
        return !id.isEmpty() && id.length() <= LONGEST;
    }

    private static boolean isSane(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || c == '-'
                || c == '_'
                || c == '.'
                || c == ':';
    }
}
