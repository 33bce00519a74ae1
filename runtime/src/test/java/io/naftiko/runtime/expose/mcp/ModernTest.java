package io.naftiko.runtime.expose.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What revision 2026-07-28 is answered.
class ModernTest {

    private static final String SERVER = """
        {"type": "mcp", "namespace": "port", "description": "Ask for ships.", "tools": [
          {"name": "list", "title": "List ships", "description": "Lists ships.",
           "hints": {"readOnly": true, "destructive": false}},
          {"name": "alone"}]}
        """;
    private static final String SERVER_INFO = """
        {"io.modelcontextprotocol/serverInfo": {"name": "port", "version": "2.1.0",
         "title": "Ships of the port", "description": "Knows each ship."}}
        """;

    private final Wired client = new Wired(Served.endpoint(SERVER, Map.of("list", Served.answering("[1, 2.50]"))));

    @Test
    void saysWhatItIs() {
        var answered = client.modern("server/discover", "");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.headers().first("Content-Type")).contains("application/json");
        assertThat(answered.result())
                .isEqualTo(Served.json("{\"resultType\": \"complete\", \"ttlMs\": 0, \"cacheScope\":"
                        + " \"private\",\"supportedVersions\": [\"2026-07-28\"], \"capabilities\": {\"tools\":"
                        + " {\"listChanged\": true}},\"instructions\": \"Ask for"
                        + " ships.\", \"_meta\": " + SERVER_INFO + "}"));
    }

    @Test
    void listsToolsInTheOrderOfTheFile() {
        assertThat(client.modern("tools/list", "").result()).isEqualTo(Served.json("""
            {"resultType": "complete", "ttlMs": 0, "cacheScope": "private", "tools": [
              {"name": "list", "title": "List ships", "description": "Lists ships.",
               "inputSchema": {"type": "object", "properties": {}},
               "annotations": {"readOnlyHint": true, "destructiveHint": false}},
              {"name": "alone", "description": "GET /v1/ships",
               "inputSchema": {"type": "object", "properties": {}}}],
             "_meta": %s}
            """.formatted(SERVER_INFO)));
    }

    @ParameterizedTest
    @CsvSource({"'', true", "'\"cursor\": null', true", "'\"cursor\": \"\"', false", "'\"cursor\": \"2\"', false"})
    void gaveOutNoCursor(String members, boolean listed) {
        var answered = client.modern("tools/list", members);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.code()).isEqualTo(listed ? 0 : -32602);
    }

    @Test
    void answersAToolWithAnyJsonAsItCame() {
        var answered = client.modern("tools/call", "\"name\": \"list\"");

        assertThat(answered.text())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"resultType\":\"complete\",\"_meta\":"
                        + "{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"port\",\"version\":\"2.1.0\"}},"
                        + "\"content\":[{\"type\":\"text\",\"text\":\"[1, 2.50]\"}],\"structuredContent\":[1, 2.50]}}");
    }

    @Test
    void passesTheSchemaOfTheAuthorVerbatim() {
        var schema = "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\","
                + "\"$defs\":{\"a\":{\"$anchor\":\"x\",\"type\":\"string\"}},\"properties\":{\"n\":{\"const\":1.50}},"
                + "\"allOf\":[{\"if\":{},\"then\":{}}],\"additionalProperties\":false}";
        var server = "{\"namespace\": \"port\", \"tools\": [{\"name\": \"t\", \"inputSchema\": " + schema + "}]}";

        assertThat(new Wired(Served.endpoint(server, Map.of()))
                        .modern("tools/list", "")
                        .text())
                .contains("\"inputSchema\":" + schema);
    }
}
