package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.testing.Hosting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Tools whose file gives the schema of all arguments, and arguments that clients repeat as headers.
class RawSchemaTest {

    private static final String SCHEMA = """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",\
        "$defs":{"address":{"$anchor":"addressDef","type":"object","properties":{"city":{"type":"string"}},"required":["city"]}},\
        "properties":{"name":{"type":"string"},"address":{"$ref":"#/$defs/address"},\
        "contactMethod":{"type":"string","enum":["phone","email"]},"phone":{"type":"string"},"email":{"type":"string"}},\
        "allOf":[{"anyOf":[{"required":["phone"]},{"required":["email"]}]}],\
        "if":{"properties":{"contactMethod":{"const":"phone"}},"required":["contactMethod"]},\
        "then":{"required":["phone"]},"additionalProperties":false}\
        """;

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        capability:
          exposes:
          - type: mcp
            namespace: port
            port: 9090
            tools:
            - name: raw
              description: Has a schema of its own.
              inputSchema: SCHEMA
              content: 'Hello, {{name}}'
            - name: open
              description: Takes more than it names.
              inputSchema: {type: object, properties: {name: {type: string}}}
              content: 'Hello, {{name}}'
            - name: short
              description: Has an argument that is repeated as a header.
              inputParameters:
              - {name: region, type: string, header: Region}
              content: 'Region: {{region}}'
        """;

    @TempDir
    private Path folder;

    private Hosting hosting;

    @BeforeEach
    void serve() throws IOException {
        var file = Files.writeString(folder.resolve("port.yaml"), CAPABILITY.replace("SCHEMA", SCHEMA));
        hosting = new Hosting(Settings.of(Environment.of(Map.of())), List.of(file));
    }

    @AfterEach
    void close() {
        hosting.close();
    }

    private JsonNode send(String method, String params) {
        var body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}";
        var answer = hosting.send(
                "POST",
                hosting.url("port") + "/mcp",
                body,
                "Content-Type",
                "application/json",
                "MCP-Protocol-Version",
                "2025-11-25");
        return Json.parse(answer.body()).orElseThrow().path("result");
    }

    @Test
    void aSchemaIsOfferedWordForWord() {
        assertThat(send("tools/list", "{}").path("tools").path(0).path("inputSchema"))
                .isEqualTo(Json.parse(SCHEMA).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "fine",
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"Ada\",\"phone\":\"1\"}                                    | fine",
                "{\"name\":\"Ada\",\"email\":\"a\",\"address\":{\"city\":\"Rome\"}}      | fine",
                "{\"name\":\"Ada\"}                                                  | phone",
                "{\"name\":\"Ada\",\"email\":\"a\",\"contactMethod\":\"phone\"}        | phone",
                "{\"name\":\"Ada\",\"email\":\"a\",\"contactMethod\":\"pigeon\"}       | contactMethod",
                "{\"name\":\"Ada\",\"email\":\"a\",\"address\":{}}                     | city",
                "{\"name\":\"Ada\",\"email\":\"a\",\"more\":1}                         | more",
                "{\"name\":1,\"email\":\"a\"}                                        | arguments.name",
            })
    void argumentsAreCheckedAgainstTheWholeOfIt(String arguments, String refused) {
        var result = send("tools/call", "{\"name\":\"raw\",\"arguments\":" + arguments + "}");

        assertThat(result.path("isError").booleanValue(false)).isEqualTo(refused != null);
        assertThat(result.path("content").path(0).path("text").asString())
                .contains(refused == null ? "Hello, Ada" : refused);
    }

    @Test
    void whatElseASchemaAllowsIsAllowed() {
        assertThat(send("tools/call", "{\"name\":\"open\",\"arguments\":{\"name\":\"Ada\",\"more\":1}}")
                        .toString())
                .contains("Hello, Ada");
    }

    @Test
    void anInputMayBeMarkedInAWord() {
        assertThat(send("tools/list", "{}")
                        .path("tools")
                        .path(2)
                        .at("/inputSchema/properties/region")
                        .toString())
                .isEqualTo("{\"type\":\"string\",\"x-mcp-header\":\"Region\"}");

        var answer = hosting.send(
                "POST",
                hosting.url("port") + "/mcp",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"short\","
                    + "\"arguments\":{\"region\":\"north\"},\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                    + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}",
                "Content-Type",
                "application/json",
                "MCP-Protocol-Version",
                "2026-07-28",
                "Mcp-Method",
                "tools/call",
                "Mcp-Name",
                "short",
                "Mcp-Param-Region",
                "south");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("-32020");
    }
}
