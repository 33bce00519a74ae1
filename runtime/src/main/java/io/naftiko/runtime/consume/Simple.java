package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import java.util.regex.Pattern;

/// Which requests need no second look: those whose address and headers are made of nothing but what any may hold.
/// Another request may be right too.
final class Simple {

    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[1-9][0-9]{0,4})?");
    private static final boolean[] IN_NAME = allowed("!#$&'*+-.^_`|~");
    private static final boolean[] IN_PATH = allowed("-._~!$&'()*+,;=:@/");
    private static final boolean[] IN_QUERY = allowed("-._~!$&'()*+,;=:@/?");

    private Simple() {}

    /// ASCII letters, digits and `marks`.
    private static boolean[] allowed(String marks) {
        var allowed = new boolean[128];
        for (char c = 0; c < allowed.length; c++) {
            allowed[c] = Character.isLetterOrDigit(c) || marks.indexOf(c) >= 0;
        }
        return allowed;
    }

    /// Whether `origin` is one of `http` or `https`, with a name or an IPv4 address.
    static boolean isOrigin(String origin) {
        return ORIGIN.matcher(origin).matches();
    }

    /// Whether the rest of the request is such a one.
    static boolean is(Request request) {
        var url = request.url();
        return isAddress(url.path(), IN_PATH)
                && (url.query() == null || isAddress(url.query(), IN_QUERY))
                && areLines(request.headers());
    }

    /// A `%` stands before two hexadecimal digits (RFC 3986, 2.1).
    private static boolean isAddress(String text, boolean[] allowed) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2))) {
                i += 2;
            } else if (c >= allowed.length || !allowed[c]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 128;
    }

    private static boolean areLines(Headers headers) {
        for (var line : headers) {
            if (!isLine(line)) {
                return false;
            }
        }
        return true;
    }

    /// A token, and a value of printable ASCII (RFC 9110, 5.1 and 5.5).
    private static boolean isLine(Header line) {
        return !line.name().isEmpty() && isAll(line.name(), IN_NAME) && Header.isPlain(line.value());
    }

    private static boolean isAll(String text, boolean[] allowed) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= allowed.length || !allowed[c]) {
                return false;
            }
        }
        return true;
    }
}
