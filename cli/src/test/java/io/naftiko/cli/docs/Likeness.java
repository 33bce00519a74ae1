package io.naftiko.cli.docs;

import io.naftiko.runtime.document.Json;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Whether an output is the one that is shown. Times, durations and request ids may differ, and `…` stands for
/// anything: in a line, as a line for several, as a JSON value, as the last element, or as a member for all others.
final class Likeness {

    private static final String ANYTHING = "…";
    private static final Pattern MOVING = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[+-]\\d\\d:\\d\\d)"
            + "|(?<=http://127\\.0\\.0\\.1:)\\d+|\\b\\d+ ms\\b|\\b[0-9a-f]{16}\\b");

    private Likeness() {}

    /// Whether `real` is the JSON value that `shown` shows.
    static boolean ofJson(String shown, String real) {
        var found = Json.parse(real);
        return found.isPresent() && isLike(parse(shown), found.get());
    }

    private static JsonNode parse(String shown) {
        return Json.parse(shown).orElseThrow(() -> new IllegalArgumentException("This is not JSON: " + shown));
    }

    private static boolean isLike(JsonNode shown, JsonNode real) {
        if (isAnything(shown)) {
            return true;
        }
        if (shown.isObject() && real.isObject()) {
            return areMembersLike(shown, real);
        }
        if (shown.isArray() && real.isArray()) {
            return areElementsLike(shown, real);
        }
        if (shown.isString() && real.isString()) {
            return steady(shown.stringValue()).equals(steady(real.stringValue()));
        }
        return shown.equals(real);
    }

    private static boolean areMembersLike(JsonNode shown, JsonNode real) {
        boolean open = shown.has(ANYTHING);
        return (open || shown.size() == real.size())
                && shown.properties().stream()
                        .filter(each -> !each.getKey().equals(ANYTHING))
                        .allMatch(each -> real.has(each.getKey()) && isLike(each.getValue(), real.get(each.getKey())));
    }

    private static boolean areElementsLike(JsonNode shown, JsonNode real) {
        boolean open = !shown.isEmpty() && isAnything(shown.get(shown.size() - 1));
        int compared = open ? shown.size() - 1 : shown.size();
        return (open || real.size() == compared)
                && real.size() >= compared
                && Stream.iterate(0, i -> i + 1).limit(compared).allMatch(i -> isLike(shown.get(i), real.get(i)));
    }

    private static boolean isAnything(JsonNode shown) {
        return shown.isString() && shown.stringValue().equals(ANYTHING);
    }

    /// Whether `real` is the text that `shown` shows, line by line.
    static boolean ofText(String shown, String real) {
        var pattern = steady(shown).lines().map(Likeness::pattern).collect(Collectors.joining());
        var lines =
                steady(real).lines().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
        return Pattern.compile(pattern).matcher(lines).matches();
    }

    private static String pattern(String line) {
        if (line.equals(ANYTHING)) {
            return "(?:.*\n)*";
        }
        return Stream.of(line.stripTrailing().split(ANYTHING, -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"))
                + "\n";
    }

    private static String steady(String text) {
        return MOVING.matcher(text).replaceAll("~");
    }
}
