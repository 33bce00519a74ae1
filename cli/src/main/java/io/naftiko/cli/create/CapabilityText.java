package io.naftiko.cli.create;

import io.naftiko.cli.create.Units.Unit;
import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.edit.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes a capability file, with comments that say what can be changed.
final class CapabilityText {

    private static final Style BLOCK = new Style(false, false);
    private static final Style FLOW = new Style(true, false);

    private final Answers answers;
    private final String namespace;
    private final Map<String, List<Unit>> byPath;
    private final StringBuilder text = new StringBuilder();

    private CapabilityText(Answers answers) {
        this.answers = answers;
        namespace = answers.namespace();
        byPath = Units.of(answers).stream()
                .collect(Collectors.groupingBy(unit -> unit.request().path(), LinkedHashMap::new, Collectors.toList()));
    }

    /// The file, in the first generation of the format.
    static String of(Answers answers) {
        return new CapabilityText(answers).write();
    }

    private String write() {
        lines(0, Generation.ALPHA2.key() + ": " + Generation.ALPHA2.version());
        lines(
                0,
                "info:",
                "  label: " + BLOCK.text(answers.name()),
                "  # For people who look for it.",
                "  description: " + BLOCK.text(answers.name() + ", for agents and for programs"));
        binds();
        lines(0, "", "capability:", "  # The API that is called.", "  consumes:");
        consumes();
        lines(0, "", "  # What is offered of it, by port and namespace.", "  exposes:");
        if (answers.offered().byRest()) {
            rest();
        }
        if (answers.offered().byMcp()) {
            mcp();
        }
        return text.toString();
    }

    private void lines(int indent, String... lines) {
        for (var line : lines) {
            text.append(line.isEmpty() ? "" : " ".repeat(indent)).append(line).append('\n');
        }
    }

    private void binds() {
        if (!answers.variables().isEmpty()) {
            lines(
                    0,
                    "",
                    "# Variables, each with its name in the environment. Secrets never stand in this file.",
                    "binds:",
                    "- namespace: env",
                    "  keys:");
            answers.variables().forEach(name -> lines(4, name + ": " + name));
        }
    }

    private void consumes() {
        lines(2, "- type: http", "  namespace: " + BLOCK.text(namespace), "  baseUri: " + answers.baseUri());
        var credential = answers.access().lines(Words.variable(namespace));
        if (!credential.isEmpty()) {
            lines(4, "authentication:");
            credential.forEach(line -> lines(6, line));
        }
        lines(4, "resources:");
        byPath.forEach((path, units) -> {
            resource(path, units.getFirst().resource());
            units.forEach(this::operation);
        });
    }

    private void resource(String path, String name) {
        lines(6, "- name: " + BLOCK.text(name), "  path: " + BLOCK.text(path), "  operations:");
    }

    private void operation(Unit unit) {
        lines(
                10,
                "- name: " + BLOCK.text(unit.name()),
                "  method: " + unit.request().method(),
                "  description: " + BLOCK.text(unit.sentence()));
        if (unit.request().placeholders().isEmpty() && !unit.request().sendsBody()) {
            lines(12, "# What it can be given:", "# inputParameters:", "#   - {name: limit, in: query, type: integer}");
            return;
        }
        lines(12, "# What it takes. An input is in the path, the query, a header or the body.", "inputParameters:");
        for (var name : unit.request().placeholders()) {
            lines(14, "- {name: " + FLOW.text(name) + ", in: path, type: string, required: true}");
        }
        if (unit.request().sendsBody()) {
            lines(
                    14,
                    "# The whole body. Inputs of their own `in: body` are its fields.",
                    "- {name: body, in: body, type: object, required: true}");
        }
    }

    private void rest() {
        server("rest");
        lines(4, "resources:");
        byPath.forEach((path, units) -> {
            resource(path, units.getFirst().resource());
            for (var unit : units) {
                lines(
                        10,
                        "- name: " + BLOCK.text(unit.name()),
                        "  method: " + unit.request().method(),
                        "  call: " + call(unit));
            }
        });
    }

    private void mcp() {
        server("mcp");
        lines(4, "tools:", "  # Agents choose a tool by its description: say what it answers, and when to use it.");
        for (var units : byPath.values()) {
            for (var unit : units) {
                lines(
                        6,
                        "- name: " + BLOCK.text(unit.name()),
                        "  description: " + BLOCK.text(unit.sentence()),
                        "  hints: " + hints(unit.request()),
                        "  call: " + call(unit));
            }
        }
    }

    private void server(String type) {
        lines(2, "- type: " + type, "  namespace: " + BLOCK.text(namespace + "-" + type), "  port: " + answers.port());
    }

    private String call(Unit unit) {
        return BLOCK.text(namespace + "." + unit.name());
    }

    private static String hints(Request request) {
        return request.reads()
                ? "{readOnly: true}"
                : "{readOnly: false, destructive: " + request.method().equals("DELETE") + "}";
    }
}
