package io.naftiko.runtime.link;

import static java.util.stream.Collectors.joining;

import io.naftiko.runtime.model.Template;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The places to fill in a path, which are written `{x}`, `{{x}}` or `${x}`.
final class PathText {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{\\s*([^{}]+?)\\s*\\}|\\{\\{\\s*([^{}]+?)\\s*\\}\\}|\\{\\s*([^{}]+?)\\s*\\}");

    private PathText() {}

    static Template parse(String path) {
        return Template.of(path, PLACEHOLDER);
    }

    /// The path with every placeholder made the same, so that two paths compare by what they match.
    static String shape(String path) {
        return PLACEHOLDER.matcher(path).replaceAll("{}");
    }

    /// The path with every placeholder as `{x}`.
    static String inSingleBraces(String path) {
        return PLACEHOLDER
                .matcher(path)
                .replaceAll(found -> "{"
                        + Stream.of(1, 2, 3)
                                .map(found::group)
                                .filter(Objects::nonNull)
                                .collect(joining()) + "}");
    }

    /// A name without case and punctuation: `networkId` and `network_id` are the same.
    static String essence(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /// The literal text of a path, percent-encoded where a URL could not carry it.
    static String encode(String literal) {
        var text = new StringBuilder();
        for (byte b : literal.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c > ' ' && c < 0x7F && "\"<>\\^`{|}".indexOf(c) < 0) {
                text.append(c);
            } else {
                text.append('%').append(String.format("%02X", b & 0xFF));
            }
        }
        return text.toString();
    }
}
