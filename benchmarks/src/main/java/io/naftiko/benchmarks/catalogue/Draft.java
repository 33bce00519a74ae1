package io.naftiko.benchmarks.catalogue;

import java.util.Locale;

/// One generated capability: an imagined API of a harbour, as wide as it is asked to be.
///
/// @param tools of its MCP server, the last part of the file
/// @param operations of its REST server
record Draft(int number, int tools, int operations) {

    private static final String[] THINGS = {
        "ship", "berth", "crane", "pilot", "cargo", "customs-form", "tide", "tug", "container", "invoice", "crew-list"
    };

    private static final String[] AUTHENTICATIONS = {
        "{type: bearer, token: '{{%s_TOKEN}}'}",
        "{type: bearer, token: '{{%s_TOKEN}}'}",
        "{type: apikey, key: X-Harbour-Key, value: '{{%s_TOKEN}}', placement: header}",
        "{type: basic, username: harbour, password: '{{%s_TOKEN}}'}",
        "{type: none}",
    };

    String name() {
        return Catalogue.name(number);
    }

    String fileName() {
        return name() + "__" + name() + "-api.yaml";
    }

    String yaml() {
        var yaml = new StringBuilder(head());
        int consumed = Math.max(tools, operations);
        for (int i = 0; i < consumed; i++) {
            yaml.append(consumed(i));
        }
        yaml.append("  exposes:\n  - type: rest\n    namespace: %s-rest\n    port: 8080\n    resources:\n"
                .formatted(name()));
        for (int i = 0; i < operations; i++) {
            yaml.append(exposed(i));
        }
        yaml.append("  - type: mcp\n    namespace: %s-mcp\n    port: 9090\n    transport: http\n".formatted(name()))
                .append("    description: Works with the harbour of %s.\n    tools:\n".formatted(name()));
        for (int i = 0; i < tools; i++) {
            yaml.append(tool(i));
        }
        return yaml.toString();
    }

    private String head() {
        var variable = name().toUpperCase(Locale.ROOT);
        return """
            naftiko: 1.0.0-alpha2
            info:
              label: Harbour %d
              description: >-
                What masters of ships, pilots and agents need to know of harbour %d: who lies where, what comes
                in with the next tide, which papers are missing, and what it costs.
              tags: [Harbour, Logistics]
            binds:
            - namespace: env
              keys:
                %s_TOKEN: %s_TOKEN
            capability:
              consumes:
              - type: http
                namespace: %s
                baseUri: https://%s.example.com/v1
                description: The harbour's own API.
                authentication: %s
                resources:
            """.formatted(
                        number,
                        number,
                        variable,
                        variable,
                        name(),
                        name(),
                        AUTHENTICATIONS[number % AUTHENTICATIONS.length].formatted(variable));
    }

    private static String thing(int i) {
        return THINGS[i % THINGS.length] + (i < THINGS.length ? "" : "-" + i / THINGS.length);
    }

    /// In turn: one that lists, one that finds by a path, one that changes with a body template.
    private static String consumed(int i) {
        return switch (i % 3) {
            case 0 -> listing(thing(i));
            case 1 -> finding(thing(i));
            default -> changing(thing(i));
        };
    }

    private static String listing(String thing) {
        return """
                - name: %1$ss
                  path: /%1$ss
                  operations:
                  - name: list-%1$ss
                    method: GET
                    description: Lists every %1$s that the harbour office knows of, the latest first.
                    inputParameters:
                    - name: page
                      in: query
                      type: integer
                      required: false
                      description: The page of the list, counted from 1.
                    - name: status
                      in: query
                      type: string
                      required: false
                      description: Only those with this status, such as expected, arrived or left.
                    outputRawFormat: json
                    outputParameters:
                    - name: result
                      type: array
                      value: $.
            """.formatted(thing);
    }

    private static String finding(String thing) {
        return """
                - name: %1$s
                  path: /%1$ss/{id}
                  operations:
                  - name: get-%1$s
                    method: GET
                    description: Finds one %1$s by the number under which the harbour office keeps it.
                    inputParameters:
                    - name: id
                      in: path
                      type: string
                      required: true
                      description: The number, without the harbour's prefix.
                    outputRawFormat: json
                    outputParameters:
                    - name: result
                      type: object
                      value: $.
            """.formatted(thing);
    }

    private static String changing(String thing) {
        return """
                - name: new-%1$s
                  path: /%1$ss
                  operations:
                  - name: create-%1$s
                    method: POST
                    description: Announces a %1$s to the harbour office, which gives it a number.
                    body:
                      type: json
                      data:
                        name: '{{tools.name}}'
                        length: '{{tools.length}}'
                        remark: 'From {{tools.agent}} by Naftiko'
                    outputRawFormat: json
                    outputParameters:
                    - name: result
                      type: object
                      value: $.
            """.formatted(thing);
    }

    private static String operation(int i) {
        return switch (i % 3) {
            case 0 -> "list-" + thing(i) + "s";
            case 1 -> "get-" + thing(i);
            default -> "create-" + thing(i);
        };
    }

    private String exposed(int i) {
        var path = i % 3 == 1 ? "/v1/" + thing(i) + "s/{id}" : "/v1/" + thing(i) + "s";
        return """
                - path: %s
                  name: %s
                  description: Speaks of every %s of the harbour.
                  operations:
                  - method: %s
                    name: %s
                    description: The harbour office's own answer, as it gives it.
                    call: %s.%s
                    outputParameters:
                    - type: object
                      mapping: $.
            """.formatted(path, thing(i), thing(i), i % 3 == 2 ? "POST" : "GET", operation(i), name(), operation(i));
    }

    private String tool(int i) {
        var with = i % 3 == 1 ? "      with:\n        id: tools.id\n" : "";
        return """
                - name: %s
                  description: Asks the harbour office about every %s, for whoever plans a call at the port.
                  hints:
                    readOnly: %s
                  call: %s.%s
            """.formatted(operation(i), thing(i), i % 3 != 2, name(), operation(i)) + with + """
                  outputParameters:
                  - type: object
                    mapping: $.
            """;
    }
}
