package io.naftiko.benchmarks.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Routine.ArgumentCheck;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/// The check of a call's arguments: plain types, and a JSON Schema with rules.
@State(Scope.Benchmark)
public class SchemaChecking {

    private static final String FILE = """
        naftiko: 1.0.0-alpha2
        capability:
          consumes:
          - type: http
            namespace: rooms
            baseUri: https://rooms.example.com
            resources:
            - {name: rooms, path: /rooms, operations: [{name: list, method: GET}]}
          exposes:
          - type: mcp
            namespace: rooms-mcp
            port: 9090
            tools:
            - name: plain
              description: Lists.
              call: rooms.list
              inputParameters:
              - {name: name, type: string, required: true}
              - {name: limit, type: integer}
            - name: rules
              description: Lists.
              call: rooms.list
              inputParameters:
              - {name: name, type: string, required: true, pattern: '^[A-Z][a-z ]+$', maxLength: 40}
              - {name: limit, type: integer, minimum: 1, maximum: 100}
              - name: filter
                type: object
                properties:
                  region: {type: string, required: true, enum: [eu, us, in]}
                  tags: {type: array, items: {type: string, minLength: 1}, maxItems: 5}
        """;

    private final Subject subject = Subject.of(FILE, "{}".getBytes(UTF_8));
    private final ArgumentCheck plain = subject.tool("plain").check();
    private final ArgumentCheck rules = subject.tool("rules").check();
    private final Map<String, JsonNode> few =
            Map.of("name", StringNode.valueOf("Northern light"), "limit", IntNode.valueOf(50));
    private final Map<String, JsonNode> many = Map.of(
            "name",
            StringNode.valueOf("Northern light"),
            "limit",
            IntNode.valueOf(50),
            "filter",
            Json.parse("{\"region\":\"eu\",\"tags\":[\"quiet\",\"old\"]}").orElseThrow());

    @Benchmark
    public void types() {
        plain.check(few);
    }

    @Benchmark
    public void rules() {
        rules.check(many);
    }
}
