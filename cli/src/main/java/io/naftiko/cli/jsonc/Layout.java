package io.naftiko.cli.jsonc;

import static java.util.stream.Collectors.joining;

import io.naftiko.runtime.document.Json;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// How a text is laid out, so that what is added looks like what is there.
///
/// @param unit one step of indentation
/// @param lineEnd `\n` or `\r\n`
record Layout(String unit, String lineEnd) {

    static final Layout USUAL = new Layout("  ", "\n");

    /// The layout of `text`, as its first member shows it.
    static Layout of(String text, Part root) {
        var lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        return root.children().stream()
                .findFirst()
                .map(first -> indentation(text, first.start()))
                .filter(unit -> !unit.isEmpty())
                .map(unit -> new Layout(unit, lineEnd))
                .orElseGet(() -> new Layout(USUAL.unit, lineEnd));
    }

    /// The white space at the beginning of the line in which `offset` stands.
    static String indentation(String text, int offset) {
        int line = text.lastIndexOf('\n', offset - 1) + 1;
        int end = line;
        while (end < offset && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(line, end);
    }

    /// `value` over several lines, all but the first with this indentation. Arrays of scalars stay on one.
    String write(JsonNode value, String indentation) {
        if (value.isEmpty() || (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode))) {
            return line(value);
        }
        var inner = indentation + unit;
        return value.isArray()
                ? block("[", value.valueStream().map(item -> write(item, inner)), "]", indentation)
                : block(
                        "{",
                        value.propertyStream().map(each -> member(each.getKey(), each.getValue(), inner)),
                        "}",
                        indentation);
    }

    /// `"name": value`, all lines but the first with this indentation.
    String member(String name, JsonNode value, String indentation) {
        return Json.text(StringNode.valueOf(name)) + ": " + write(value, indentation);
    }

    private static String line(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(Json::text).collect(joining(", ", "[", "]"))
                : Json.text(value);
    }

    private String block(String open, Stream<String> lines, String close, String indentation) {
        var inner = lineEnd + indentation + unit;
        return lines.collect(joining("," + inner, open + inner, lineEnd + indentation + close));
    }
}
