package io.naftiko.benchmarks.micro;

import static java.util.Objects.requireNonNull;

import io.naftiko.benchmarks.load.Rooms;
import io.naftiko.runtime.model.Routine;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// An answer of an API as a unit's own: as it is, some of its fields, and by a path that filters.
@State(Scope.Benchmark)
public class Mapping {

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
            - {name: identity, description: Lists., call: rooms.list, outputParameters: [{type: object, mapping: $.}]}
            - name: one-field
              description: Lists.
              call: rooms.list
              outputParameters: [{type: string, mapping: $.latest}]
            - name: three-fields
              description: Lists.
              call: rooms.list
              outputParameters:
              - type: array
                mapping: $.data
                items:
                  type: object
                  properties:
                    id: {type: string, mapping: $.id}
                    name: {type: string, mapping: $.name}
                    capacity: {type: integer, mapping: $.capacity}
            - name: wildcard
              description: Lists.
              call: rooms.list
              outputParameters: [{type: array, mapping: '$.data[*].id', items: {type: string}}]
            - name: filter
              description: Lists.
              call: rooms.list
              outputParameters: [{type: array, mapping: '$.data[?(@.capacity > 50)].id', items: {type: string}}]
        """;

    @Param({"identity", "one-field", "three-fields", "wildcard", "filter"})
    public String shape = "";

    @Param({"1", "100"})
    public int kilobytes;

    private @Nullable Routine routine;

    @Setup
    public void prepare() {
        routine = Subject.of(FILE, Rooms.json(kilobytes * 1000)).tool(shape);
    }

    @Benchmark
    public byte[] map() {
        return requireNonNull(routine).run(Map.of()).body().bytes();
    }
}
