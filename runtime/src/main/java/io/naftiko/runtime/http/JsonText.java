package io.naftiko.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;

/// A JSON object, written member by member (RFC 8259). It is all that this package needs of JSON.
final class JsonText {

    private final StringBuilder text = new StringBuilder();

    JsonText member(String name, String value) {
        return raw(name, quoted(value));
    }

    JsonText member(String name, int value) {
        return raw(name, Integer.toString(value));
    }

    JsonText members(String name, List<JsonText> values) {
        return raw(name, values.stream().map(JsonText::toString).collect(Collectors.joining(",", "[", "]")));
    }

    byte[] bytes() {
        return toString().getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "{" + text + "}";
    }

    private JsonText raw(String name, String json) {
        text.append(text.isEmpty() ? "" : ",").append(quoted(name)).append(':').append(json);
        return this;
    }

    private static String quoted(String value) {
        var quoted = new StringBuilder(value.length() + 2).append('"');
        value.chars().forEach(c -> appendEscaped(quoted, (char) c));
        return quoted.append('"').toString();
    }

    private static void appendEscaped(StringBuilder quoted, char c) {
        if (c == '"' || c == '\\') {
            quoted.append('\\').append(c);
        } else if (c < ' ' || Character.isSurrogate(c)) {
            quoted.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
        } else {
            quoted.append(c);
        }
    }
}
