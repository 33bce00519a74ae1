package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.testing.Units;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Which inputs a unit has, and where they go, for every way in which a file can say it or leave it out.
class InferenceTest {

    /// Each input as `name:type[!] -> place.name`; `!` means required.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{call: x.get}                                             | id:string! -> path.id, q:integer ->"
                        + " query.q",
                "{call: x.get, with: {id: tools.id}}                       | id:string! -> path.id",
                "{call: x.get, with: {id: tools.ship, q: tools.$q}}        | ship:string! -> path.id, $q:integer ->"
                        + " query.q",
                "{call: x.get, with: {q: tools.q}}                         | q:integer -> query.q, id:string! ->"
                        + " path.id",
                "{call: x.get, with: {id: '7', q: tools.q}}                | q:integer -> query.q",
                "{call: x.get, with: {id: x-mcp.id}}                       | id:string! -> path.id",
                "{call: x.get, with: {id: 'a-{{tools.id}}'}}               | id:?! -> path.id",
                "{call: x.get, with: {id: tools.id, z: tools.z}}           | id:string! -> path.id, z:? -> query.z",
                "{call: x.get, inputParameters: [{name: id, type: string}]}| id:string! -> path.id",
                "{call: x.get, inputParameters: [{name: q}]}               | q:integer -> query.q, id:string! ->"
                        + " path.id",
                "{call: x.get, inputParameters: [{name: ID, type: string}]}| ID:string! -> path.id",
                "{call: x.get, inputParameters: [{name: ship, type: string}]} | ship:string! -> path.id",
                "{call: x.get, inputParameters: [{name: id, value: '7'}]}  | ",
                "{call: x.make}                                            | name:? -> body-template.name, tons:? ->"
                        + " body-template.tons",
                "{call: x.make, with: {name: tools.title}}                 | title:? -> body-template.name, tons:? ->"
                        + " body-template.tons",
                "{call: x.make, with: {kind: tools.kind}}                  | kind:? -> body-field.kind, name:? ->"
                        + " body-template.name, tons:? -> body-template.tons",
                "{call: x.pass}                                            | body:? -> body.body",
                "{call: x.pass, inputParameters: [{name: a, type: string}]}| a:string! -> body-field.a",
                "{call: x.whole}                                           | body:object! -> body.body",
                "{call: x.fields}                                          | a:string -> body-field.a, b:integer! ->"
                        + " body-field.b",
                "{call: x.undeclared}                                      | ship:string! -> path.ship",
                "{call: x.appended}                                        | id:string! -> path.id",
                "{call: x.keyed}                                           | q:string -> query.q",
            })
    void anAgentIsAskedForWhatTheCallNeeds(String unit, String inputs) {
        assertThat(inputs(mcp(unit))).isEqualTo(inputs == null ? "" : inputs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "GET    | /s/{id}   | {call: x.get}                       | id:string!@path -> path.id,"
                        + " q:integer@query -> query.q",
                "GET    | /s/{ship} | {call: x.get}                       | ship:string!@path -> path.id,"
                        + " q:integer@query -> query.q",
                "GET    | /s        | {call: x.get}                       | id:string!@query -> path.id,"
                        + " q:integer@query -> query.q",
                "GET    | /s/{id}   | {call: x.get, with: {id: rest.id}}  | id:string!@path -> path.id",
                "GET    | /s        | {call: x.get, with: {id: rest.query.n}} | n:string!@query -> path.id",
                "GET    | /s        | {call: x.get, with: {id: rest.header.X-N}} | X-N:string!@header -> path.id",
                "POST   | /s        | {call: x.whole, with: {body: rest.body}} | body:object!@body -> body.body",
                "POST   | /s        | {call: x.fields}                    | a:string@query/body -> body-field.a,"
                        + " b:integer!@query/body -> body-field.b",
                "POST   | /s        | {call: x.pass}                      | body:?@body -> body.body",
                "DELETE | /s/{id}   | {call: x.appended}                  | id:string!@path -> path.id",
            })
    void aWebClientIsAskedForItInItsPlace(String method, String path, String unit, String inputs) {
        assertThat(inputs(rest(method, path, unit))).isEqualTo(inputs.replace("query/body", "query|body"));
    }

    @Test
    void theSchemaOfAToolSaysWhatItsInputsAre() {
        var schema = Units.of(document("", "{name: unit, description: d, call: x.get}"), Map.of())
                .offer("unit")
                .routine()
                .inputSchema();

        assertThat(Json.text(schema))
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\",\"description\":\"The"
                        + " id.\"},"
                        + "\"q\":{\"type\":\"integer\"}},\"required\":[\"id\"],\"additionalProperties\":false}");
    }

    private static String inputs(JsonNode unit) {
        return unit.path("inputs").valueStream().map(InferenceTest::input).collect(Collectors.joining(", "));
    }

    private static String input(JsonNode input) {
        return input.path("name").asString()
                + ":"
                + input.path("type").asString("?")
                + (input.path("required").booleanValue() ? "!" : "")
                + (input.has("in") ? "@" + input.path("in").asString() : "")
                + " -> "
                + input.path("to")
                        .valueStream()
                        .map(to ->
                                to.path("in").asString() + "." + to.path("name").asString())
                        .collect(Collectors.joining("+"));
    }

    private static JsonNode mcp(String unit) {
        return Units.of(document("", "{name: unit, description: d, " + unit.substring(1)), Map.of())
                .plan()
                .inspection()
                .at("/mcp/0/tools/0");
    }

    private static JsonNode rest(String method, String path, String unit) {
        var server = "  - {type: rest, namespace: x-rest, resources: [{path: '" + path + "', operations: [{method: "
                + method + ", name: op, " + unit.substring(1) + "]}]}\n";
        return Units.of(document(server, "{name: unit, description: d, call: x.get}"), Map.of())
                .plan()
                .inspection()
                .at("/rest/0");
    }

    private static String document(String server, String tool) {
        return """
            naftiko: 1.0.0-alpha2
            capability:
              consumes:
              - namespace: x
                type: http
                baseUri: https://api.example.com
                authentication: {type: apikey, key: api_key, value: '{{KEY}}', placement: query}
                resources:
                - path: /s/{id}
                  operations:
                  - name: get
                    inputParameters:
                    - {name: id, in: path, type: string, description: The id.}
                    - {name: q, in: query, type: integer}
                - path: /make
                  operations:
                  - {name: make, method: POST, body: {type: json, data: {name: '{{tools.name}}', tons: '{{tools.tons}}', kind: x}}}
                - path: /pass
                  operations:
                  - {name: pass, method: POST}
                - path: /whole
                  operations:
                  - {name: whole, method: POST, inputParameters: [{name: body, in: body, type: object, required: true}]}
                - path: /fields
                  operations:
                  - {name: fields, method: POST, inputParameters: [{name: a, in: body, type: string}, {name: b, in: body, type: integer, required: true}]}
                - path: /u/{ship}
                  operations:
                  - {name: undeclared}
                - path: /a
                  operations:
                  - {name: appended, method: DELETE, inputParameters: [{name: id, in: path, type: string}]}
                - path: /k
                  operations:
                  - {name: keyed, inputParameters: [{name: q, in: query, type: string}, {name: api_key, in: query, required: true}, {name: Accept, in: header}]}
              exposes:
            %s  - {type: mcp, namespace: x-mcp, tools: [%s]}
            """.formatted(server, tool);
    }
}
