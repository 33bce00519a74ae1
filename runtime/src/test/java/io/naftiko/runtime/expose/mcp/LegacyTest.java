package io.naftiko.runtime.expose.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What the revisions up to 2025-11-25 are answered.
class LegacyTest {

    private static final String SERVER = """
        {"type": "mcp", "namespace": "port", "description": "Ask for ships.", "tools": [
          {"name": "list", "title": "List ships", "description": "Lists ships.", "hints": {"openWorld": true}}]}
        """;

    private final Wired client = new Wired(Served.endpoint(SERVER, Map.of("list", Served.answering("[{\"id\": 1}]"))));

    @ParameterizedTest
    @CsvSource({
        "2024-11-05, 2024-11-05, name version",
        "2025-03-26, 2025-03-26, name version",
        "2025-06-18, 2025-06-18, name version title",
        "2025-11-25, 2025-11-25, name version title description",
        "2099-01-01, 2025-11-25, name version title description",
        "2026-07-28, 2025-11-25, name version title description",
        "nonsense,   2025-11-25, name version title description",
    })
    void agreesOnARevision(String asked, String agreed, String identity) {
        var result =
                client.post(Wired.request(0, "initialize", handshake(asked))).result();

        assertThat(result.propertyNames())
                .containsExactly("protocolVersion", "capabilities", "serverInfo", "instructions");
        assertThat(result.get("protocolVersion").stringValue()).isEqualTo(agreed);
        assertThat(result.get("capabilities")).isEqualTo(Served.json("{\"tools\": {\"listChanged\": true}}"));
        assertThat(String.join(" ", result.get("serverInfo").propertyNames())).isEqualTo(identity);
        assertThat(result.get("instructions").stringValue()).isEqualTo("Ask for ships.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"protocolVersion\": 7}", "{\"protocolVersion\": null}"})
    void wantsARevisionToAgreeOn(String params) {
        var answered = client.post(Wired.request(0, "initialize", params));

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.code()).isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2025-06-18", "1999-01-01"})
    void agreesWhateverTheHeaderOfTheHandshakeSays(String header) {
        var answered = client.legacy(header, "initialize", handshake("2025-06-18"));

        assertThat(answered.result().get("protocolVersion").stringValue()).isEqualTo("2025-06-18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
    void answersAPingWithNothing(String revision) {
        assertThat(client.legacy(revision, "ping", "{}").text())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-01-01", "2000-01-01", "invalid-protocol-version", "v999.0.0"})
    void refusesRevisionsThatNeverWere(String revision) {
        for (var method : new String[] {"ping", "tools/list"}) {
            var answered = client.legacy(revision, method, "{}");

            assertThat(answered.status()).isEqualTo(400);
            assertThat(answered.code()).isEqualTo(-32600);
            assertThat(answered.message()).contains(revision, "2025-11-25, 2025-06-18, 2025-03-26, 2024-11-05");
            assertThat(answered.json().get("id").asInt()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown/method", "server/discover", "resources/list", "logging/setLevel"})
    void answersUnknownMethodsWithStatus200(String method) {
        var answered = client.legacy("2025-11-25", method, "{}");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.code()).isEqualTo(-32601);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-05, name description inputSchema",
        "2025-03-26, name description inputSchema annotations",
        "2025-06-18, name title description inputSchema annotations",
        "2025-11-25, name title description inputSchema annotations",
    })
    void saysOfAToolWhatTheRevisionHasWordsFor(String revision, String members) {
        var result = client.legacy(revision, "tools/list", "{}").result();

        assertThat(result.propertyNames()).containsExactly("tools");
        assertThat(String.join(" ", result.get("tools").get(0).propertyNames())).isEqualTo(members);
    }

    @Test
    void saysTheTitleAmongTheAnnotationsWhereThereIsNoOtherPlace() {
        var tool = client.legacy("2025-03-26", "tools/list", "{}").result().at("/tools/0");

        assertThat(tool.get("annotations"))
                .isEqualTo(Served.json("{\"title\": \"List ships\", \"openWorldHint\": true}"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "absent",
            value = {
                "2024-11-05, absent",
                "2025-03-26, absent",
                "2025-06-18, '{\"result\": [{\"id\": 1}]}'",
                "2025-11-25, '{\"result\": [{\"id\": 1}]}'",
            })
    void wrapsStructuredContentThatIsNoObject(String revision, String structured) {
        var result = client.legacy(revision, "tools/call", "{\"name\": \"list\", \"arguments\": {}}")
                .result();

        assertThat(result.get("content"))
                .isEqualTo(Served.json("[{\"type\": \"text\", \"text\": \"[{\\\"id\\\": 1}]\"}]"));
        assertThat(result.get("structuredContent")).isEqualTo(structured == null ? null : Served.json(structured));
        assertThat(result.has("isError")).isFalse();
    }

    @Test
    void takesAClientWithoutHeaderForOneOf20250326() {
        var answered = client.post(Wired.request(1, "tools/call", "{\"name\": \"list\"}"));

        assertThat(answered.result().has("structuredContent")).isFalse();
    }

    @Test
    void answersABatchOfTheRevisionsThatHaveIt() {
        var batch = "[" + Wired.request(1, "ping", "{}") + ", {\"jsonrpc\": \"2.0\", \"method\": \"notifications/x\"}, "
                + Wired.request("\"a\"", "nope", "{}") + "]";

        for (var revision : new String[] {"2025-03-26", "2024-11-05"}) {
            var answered = client.post(batch, "MCP-Protocol-Version", revision);
            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.json().valueStream().map(JsonNode::toString))
                    .containsExactly(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
                            "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"error\":"
                                    + "{\"code\":-32601,\"message\":\"Method not found: nope\"}}");
        }
        assertThat(client.post(batch).status()).isEqualTo(200);
    }

    @Test
    void acceptsABatchThatWantsNoAnswer() {
        var answered = client.post("[{\"jsonrpc\": \"2.0\", \"method\": \"notifications/x\"}]");

        assertThat(answered.status()).isEqualTo(202);
        assertThat(answered.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25", "2026-07-28", "1999-01-01"})
    void refusesBatchesOfOtherRevisions(String revision) {
        var answered = client.post("[" + Wired.request(1, "ping", "{}") + "]", "MCP-Protocol-Version", revision);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.code()).isEqualTo(-32600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[]", "{}", "{\"jsonrpc\": \"2.0\", \"id\": null, \"method\": \"ping\"}"})
    void refusesABatchWithWhatIsNoMessage(String element) {
        var answered = client.post("[" + Wired.request(1, "ping", "{}") + "," + element + "]");

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.code()).isEqualTo(-32600);
        assertThat(answered.json().has("id")).isFalse();
    }

    @Test
    void refusesABatchWithAHandshakeOrAModernRequest() {
        var handshake = Wired.request(1, "initialize", handshake("2025-03-26"));
        var modern = Wired.modernBody("tools/list", "");

        assertThat(client.post("[" + handshake + "]").code()).isEqualTo(-32600);
        assertThat(client.post("[" + modern + "]").code()).isEqualTo(-32600);
    }

    @Test
    void refusesABatchThatIsMeantToExhaust() {
        var many = String.join(",", Collections.nCopies(101, Wired.request(1, "ping", "{}")));

        assertThat(client.post("[" + many + "]").status()).isEqualTo(400);
    }

    private static String handshake(String revision) {
        return "{\"protocolVersion\": \"" + revision
                + "\", \"capabilities\": {}, \"clientInfo\": {\"name\": \"c\", \"version\": \"1\"}}";
    }
}
