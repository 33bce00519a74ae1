package io.naftiko.runtime.http;

/// One header line. The name keeps its spelling; it is compared without case.
public record Header(String name, String value) {

    /// Whether the line is called `other`.
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
        return name + ": " + value;
    }

    /// Whether a header may carry `value`: CR, LF and NUL would end the line early (RFC 9110, 5.5).
    public static boolean carries(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r' || c == '\n' || c == '\0') {
                return false;
            }
        }
        return true;
    }

    /// Whether `value` arrives as it is, whoever reads the header: of printable ASCII, spaces and tabs (RFC 9110, 5.5).
    public static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' || c > '~') && c != '\t') {
                return false;
            }
        }
        return true;
    }
}
