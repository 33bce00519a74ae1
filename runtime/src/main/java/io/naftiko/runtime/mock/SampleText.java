package io.naftiko.runtime.mock;

import tools.jackson.databind.node.ObjectNode;

/// Makes up a text from a schema's `format`, or from the name of what it stands for.
final class SampleText {

    private SampleText() {}

    static String of(ObjectNode schema, String name) {
        var word = name.isEmpty() ? "text" : name;
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "2026-01-01T00:00:00Z";
            case "date" -> "2026-01-01";
            case "time" -> "00:00:00Z";
            case "duration" -> "P1D";
            case "uuid" -> "00000000-0000-4000-8000-000000000001";
            case "uri", "url", "iri" -> "https://example.com/" + Words.of(word).joined();
            case "uri-reference" -> "/" + Words.of(word).joined();
            case "email" -> Words.of(word).joined() + "@example.com";
            case "hostname" -> "example.com";
            case "ipv4" -> "192.0.2.1";
            case "ipv6" -> "2001:db8::1";
            case "byte" -> "AA==";
            default ->
                ofLength(
                        word,
                        schema.path("minLength").asInt(0),
                        schema.path("maxLength").asInt(Integer.MAX_VALUE));
        };
    }

    private static String ofLength(String word, int least, int most) {
        var text = word.repeat(Math.ceilDiv(Math.max(least, 1), word.length()));
        return text.substring(0, Math.min(text.length(), Math.max(most, 0)));
    }
}
