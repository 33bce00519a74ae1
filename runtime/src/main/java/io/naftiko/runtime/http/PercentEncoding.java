package io.naftiko.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Encodes a value for its place in an address, so that it can never become anything but a value (RFC 3986, 2.1).
public enum PercentEncoding {
    /// A value inside one path segment: no `/`, `?`, `#` or `%` of the value survives as itself.
    PATH_SEGMENT("-._~!$&'()*+,;=:@"),
    /// A name or a value of a query; a space becomes `%20`, a `+` becomes `%2B`.
    QUERY("-._~!$'()*,;:@/?"),
    /// A name or a value of a form (`application/x-www-form-urlencoded`).
    FORM("-._*");

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final String alsoLiteral;

    PercentEncoding(String alsoLiteral) {
        this.alsoLiteral = alsoLiteral;
    }

    public String encode(String value) {
        return isPlain(value) ? escapeDots(value) : escapeDots(escape(value));
    }

    private boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isLiteral(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isLiteral(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || alsoLiteral.indexOf(c) >= 0;
    }

    private String escape(String value) {
        var text = new StringBuilder(value.length() * 2);
        for (byte b : value.getBytes(UTF_8)) {
            if (b >= 0 && isLiteral((char) b)) {
                text.append((char) b);
            } else {
                text.append('%').append(HEX[(b >> 4) & 0xF]).append(HEX[b & 0xF]);
            }
        }
        return text.toString();
    }

    /// `.` and `..` as a whole value would move up the path (RFC 3986, 5.2.4); servers decode `%2E` after that step.
    private String escapeDots(String value) {
        return this == PATH_SEGMENT && (value.equals(".") || value.equals("..")) ? value.replace(".", "%2E") : value;
    }

    /// Part of an address, with whatever an address cannot carry encoded (RFC 3986, 2): what is encoded already stays.
    public static String repair(String written) {
        var text = new StringBuilder(written.length());
        var bytes = written.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            boolean isCode = b == '%' && i + 2 < bytes.length && hex(bytes[i + 1], bytes[i + 2]) >= 0;
            if (isCode || (b > ' ' && b < 0x7F && "\"<>\\^`{|}%".indexOf(b) < 0)) {
                text.append((char) b);
            } else {
                text.append('%').append(HEX[(b >> 4) & 0xF]).append(HEX[b & 0xF]);
            }
        }
        return text.toString();
    }

    /// The text behind percent-encoded `text`; a `%` that starts no code stands for itself.
    public static String decode(String text) {
        return text.indexOf('%') < 0 ? text : decoded(text);
    }

    private static String decoded(String text) {
        var source = text.getBytes(UTF_8);
        var bytes = new byte[source.length];
        int length = 0;
        for (int i = 0; i < source.length; i++) {
            int code = source[i] == '%' && i + 2 < source.length ? hex(source[i + 1], source[i + 2]) : -1;
            bytes[length++] = code < 0 ? source[i] : (byte) code;
            i += code < 0 ? 0 : 2;
        }
        return new String(bytes, 0, length, UTF_8);
    }

    private static int hex(byte high, byte low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h << 4 | l;
    }
}
