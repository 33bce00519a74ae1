package io.naftiko.runtime.expose.auth;

/// What a server asks for in `WWW-Authenticate`: a scheme with parameters (RFC 9110, 11.6.1).
public record Challenge(String text) {

    /// A challenge without parameters yet.
    public static Challenge of(String scheme) {
        return new Challenge(scheme);
    }

    public Challenge with(String name, String value) {
        return withToken(name, '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    /// A parameter whose value is written without quotes.
    Challenge withToken(String name, String value) {
        return new Challenge(text + (text.indexOf(' ') < 0 ? " " : ", ") + name + "=" + value);
    }

    @Override
    public String toString() {
        return text;
    }
}
