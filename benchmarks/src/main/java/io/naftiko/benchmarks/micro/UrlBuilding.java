package io.naftiko.benchmarks.micro;

import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Routine;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/// Arguments checked and written into a request: path, query and header.
@State(Scope.Benchmark)
public class UrlBuilding {

    private static final String FILE = """
        naftiko: 1.0.0-alpha2
        capability:
          consumes:
          - type: http
            namespace: rooms
            baseUri: https://rooms.example.com/v2
            resources:
            - name: peers
              path: /rooms/{id}/peers
              operations:
              - name: list
                method: GET
                inputParameters:
                - {name: id, in: path, type: string, required: true}
                - {name: name, in: query, type: string}
                - {name: limit, in: query, type: integer}
                - {name: X-Trace, in: header, type: string}
          exposes:
          - type: mcp
            namespace: rooms-mcp
            port: 9090
            tools:
            - {name: none, description: Lists., call: rooms.list, with: {id: '7'}}
            - {name: list, description: Lists., call: rooms.list}
        """;

    private final Subject subject = Subject.of(FILE, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    private final Routine fixed = subject.tool("none");
    private final Routine full = subject.tool("list");
    private final Map<String, JsonNode> arguments = Map.of(
            "id",
            StringNode.valueOf("room-00007"),
            "name",
            StringNode.valueOf("Ada & Eve, 2nd floor"),
            "limit",
            IntNode.valueOf(50),
            "X-Trace",
            StringNode.valueOf("4bf92f3577b34da6"));

    @Benchmark
    public Response withoutArguments() {
        return fixed.run(Map.of());
    }

    @Benchmark
    public Response withFourArguments() {
        return full.run(arguments);
    }
}
