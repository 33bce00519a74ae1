package io.naftiko.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Capability files for tests.
final class Capability {

    private Capability() {}

    /// Ships by REST on port 8080 and by MCP on port 9090, of an API that takes a bearer token and an address that is
    /// partly a variable.
    static final String SHIPS = """
        naftiko: 1.0.0-alpha2
        info:
          label: Ships
        binds:
        - namespace: env
          keys:
            REGISTRY_TOKEN: REGISTRY_TOKEN
            REGISTRY_TENANT: REGISTRY_TENANT
        capability:
          consumes:
          - type: http
            namespace: registry
            baseUri: http://127.0.0.1:1
            authentication:
              type: bearer
              token: '{{env.REGISTRY_TOKEN}}'
            resources:
            - name: ships
              path: /ships
              operations:
              - name: find
                method: GET
                inputParameters:
                - {name: tenant, in: query, type: string, value: '{{env.REGISTRY_TENANT}}'}
                - {name: limit, in: query, type: integer}
                - {name: flag, in: query, type: string}
              - name: register
                method: POST
                inputParameters:
                - {name: name, in: body, type: string, required: true}
                - {name: tons, in: body, type: number}
                - {name: tags, in: body, type: array}
          exposes:
          - type: rest
            namespace: ships-rest
            port: 8080
            resources:
            - path: /ships
              name: ships
              operations:
              - {method: GET, name: find, call: registry.find}
              - {method: POST, name: register, call: registry.register}
          - type: mcp
            namespace: ships-mcp
            port: 9090
            tools:
            - name: find-ships
              description: Finds ships.
              call: registry.find
              hints: {readOnly: true}
            - name: register-ship
              description: Registers a ship.
              call: registry.register
            - name: first-ship
              description: The first ship of all.
              call: registry.find
              outputParameters:
              - {name: first, type: string, mapping: '$[0].name'}
              - {name: captain, type: string, mapping: '$[0].captain'}
        """;

    /// The same with one tool that calls what is not there.
    static final String BROKEN = SHIPS.replaceFirst("call: registry.find\n", "call: registry.fnid\n");

    static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
