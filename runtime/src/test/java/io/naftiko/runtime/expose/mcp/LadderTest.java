package io.naftiko.runtime.expose.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rung of the ladder of checks, in its order, byte by byte.
class LadderTest {

    private static final String VERSION = "MCP-Protocol-Version";
    private static final String MODERN = "2026-07-28";

    private final Wired client = new Wired(Served.oneTool(Served.answering("{\"ships\": 3}")));

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PUT", "OPTIONS", "HEAD"})
    void answersPostAlone(String method) {
        var answered = client.send(method, "", Headers.of("Accept", "text/event-stream"));

        assertThat(answered.status()).isEqualTo(405);
        assertThat(answered.headers().first("Allow")).contains("POST");
        assertThat(answered.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/jsonx", ""})
    void refusesABodyThatIsNotCalledJson(String type) {
        var answered = client.send("POST", Wired.request(1, "ping", "{}"), Headers.of("Content-Type", type));

        assertThat(answered.status()).isEqualTo(415);
        assertThat(answered.json().has("id")).isFalse();
    }

    @Test
    void takesJsonWithParameters() {
        var headers = Headers.of("Content-Type", "Application/JSON; charset=utf-8");

        assertThat(client.send("POST", Wired.request(1, "ping", "{}"), headers).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"id\": 2, \"method\": \"ping\"}",
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"} {}",
            })
    void refusesWhatIsNotOneJsonValue(String body) {
        var answered = client.post(body);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.code()).isEqualTo(-32700);
        assertThat(answered.json().has("id")).isFalse();
    }

    @Test
    void refusesJsonThatIsTooDeep() {
        var deep = "{\"a\":".repeat(5000) + "1" + "}".repeat(5000);

        assertThat(client.post(Wired.request(1, "ping", deep)).code()).isEqualTo(-32700);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "1                                                    | absent",
                "\"ping\"                                             | absent",
                "null                                                 | absent",
                "{}                                                   | absent",
                "{\"id\": 1, \"method\": \"ping\"}                    | 1",
                "{\"jsonrpc\": 2.0, \"id\": 1, \"method\": \"ping\"}  | 1",
                "{\"jsonrpc\": \"1.0\", \"id\": \"a\", \"method\": \"ping\"} | \"a\"",
                "{\"jsonrpc\": \"2.0\", \"id\": 1}                    | 1",
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": 7}     | 1",
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\", \"params\": []} | 1",
                "{\"jsonrpc\": \"2.0\", \"id\": null, \"method\": \"ping\"} | absent",
                "{\"jsonrpc\": \"2.0\", \"id\": 1.5, \"method\": \"ping\"} | absent",
                "{\"jsonrpc\": \"2.0\", \"id\": true, \"method\": \"ping\"} | absent",
                "{\"jsonrpc\": \"2.0\", \"id\": {}, \"method\": \"ping\"} | absent",
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": {}, \"error\": {}} | 1",
                "[]                                                   | absent",
            })
    void refusesWhatIsNoMessage(String body, String id) {
        var answered = client.post(body);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.code()).isEqualTo(-32600);
        assertThat(answered.json().has("id") ? answered.json().get("id").toString() : "absent")
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-7", "\"server-discover-probe-1\"", "\"\"", "123456789012345678901234567890"})
    void repeatsTheIdWithItsType(String id) {
        assertThat(client.post(Wired.request(id, "ping", "{}")).json().get("id").toString())
                .isEqualTo(id);
        assertThat(client.post(Wired.request(id, "nope", "{}")).json().get("id").toString())
                .isEqualTo(id);
    }

    @Test
    void refusesAHandshakeUnderAModernHeader() {
        var handshake = Wired.request(1, "initialize", "{\"protocolVersion\": \"2025-11-25\"}");
        var answered = client.post(handshake, VERSION, MODERN);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.code()).isEqualTo(-32020);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"_meta\": 7}",
                "{\"_meta\": {}}",
                "{\"_meta\": {\"io.modelcontextprotocol/clientCapabilities\": {}}}",
                "{\"_meta\": {\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\"}}",
                "{\"_meta\": {\"io.modelcontextprotocol/protocolVersion\": 7,"
                        + " \"io.modelcontextprotocol/clientCapabilities\": {}}}",
                "{\"_meta\": {\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\","
                        + " \"io.modelcontextprotocol/clientCapabilities\": []}}",
                "{\"_meta\": {\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\","
                        + " \"io.modelcontextprotocol/clientCapabilities\": {},"
                        + " \"io.modelcontextprotocol/clientInfo\": {\"name\": \"c\"}}}",
                "{\"_meta\": {\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\","
                        + " \"io.modelcontextprotocol/clientCapabilities\": {},"
                        + " \"io.modelcontextprotocol/logLevel\": \"loud\"}}",
                "{\"_meta\": {\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\","
                        + " \"io.modelcontextprotocol/clientCapabilities\": {}, \"progressToken\": 1.5}}",
            })
    void refusesAnEnvelopeThatIsNotWhole(String params) {
        var answered = client.post(
                Wired.request(1, "server/discover", params), VERSION, MODERN, "Mcp-Method", "server/discover");

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.code()).isEqualTo(-32602);
    }

    @Test
    void refusesAClaimThatTheEnvelopeDoesNotKeepEvenWithoutHeaders() {
        var claim = "{\"_meta\": {\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\"}}";

        assertThat(client.post(Wired.request(1, "tools/list", claim)).code()).isEqualTo(-32602);
    }

    @Test
    void comparesTheHeaderWithTheClaimBeforeItLooksWhetherItHasTheVersion() {
        var body = Wired.modernBody("server/discover", "").replace(MODERN, "v999.0.0");

        var mismatch = client.post(body, VERSION, MODERN, "Mcp-Method", "server/discover");
        assertThat(mismatch.status()).isEqualTo(400);
        assertThat(mismatch.code()).isEqualTo(-32020);

        var unsupported = client.post(body, VERSION, "v999.0.0", "Mcp-Method", "server/discover");
        assertThat(unsupported.status()).isEqualTo(400);
        assertThat(unsupported.code()).isEqualTo(-32022);
        assertThat(unsupported.json().path("error").path("data"))
                .isEqualTo(Served.json("{\"supported\": [\"2026-07-28\"], \"requested\": \"v999.0.0\"}"));
    }

    @Test
    void saysThatItLacksTheVersionBeforeItAsksForHeaders() {
        var body = Wired.modernBody("server/discover", "").replace(MODERN, "2025-11-25");

        assertThat(client.post(body).code()).isEqualTo(-32022);
    }

    @ParameterizedTest
    @CsvSource({
        "tools/list,           ",
        "TOOLS/LIST, TOOLS/LIST",
    })
    void wantsTheMethodInItsHeader(String unused, String header) {
        var body = Wired.modernBody("tools/list", "");
        var answered = header == null
                ? client.post(body, VERSION, MODERN)
                : client.post(body, VERSION, MODERN, "Mcp-Method", header);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.code()).isEqualTo(-32020);
    }

    @Test
    void refusesAHeaderThatComesTwice() {
        var body = Wired.modernBody("tools/list", "");
        var answered = client.post(body, VERSION, MODERN, "Mcp-Method", "tools/list", "Mcp-Method", "tools/call");

        assertThat(answered.code()).isEqualTo(-32020);
    }

    @Test
    void wantsTheVersionInItsHeader() {
        var answered = client.post(Wired.modernBody("tools/list", ""), "Mcp-Method", "tools/list");

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.code()).isEqualTo(-32020);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "absent",
            value = {
                "list,                    absent,                   400, -32020",
                "list,                    other,                    400, -32020",
                "list,                    LIST,                     400, -32020",
                "list,                    list,                     200, 0",
                "list,                    '  list ',                200, 0",
                "list,                    =?base64?bGlzdA==?=,      200, 0",
                "list,                    =?base64?bGlzdA?=,        400, -32020",
                "list,                    =?base64?bGl*dA==?=,      400, -32020",
                "list,                    =?base64?/w==?=,          400, -32020",
                "list,                    =?base64?=,               400, -32020",
                "list,                    =?BASE64?bGlzdA==?=,      400, -32020",
                "list,                    bGlzdA==,                 400, -32020",
                "café tool,               =?base64?Y2Fmw6kgdG9vbA==?=, 200, -32602",
            })
    void wantsTheNameInItsHeader(String name, String header, int status, int code) {
        var body = Wired.modernBody("tools/call", "\"name\": \"" + name + "\"");
        var answered = header == null
                ? client.post(body, VERSION, MODERN, "Mcp-Method", "tools/call")
                : client.post(body, VERSION, MODERN, "mcp-method", "tools/call", "MCP-NAME", header);

        assertThat(answered.status()).isEqualTo(status);
        assertThat(answered.code()).isEqualTo(code);
    }

    @Test
    void refusesANameThatTheBodyDoesNotHave() {
        var body = Wired.modernBody("tools/call", "");

        assertThat(client.post(body, VERSION, MODERN, "Mcp-Method", "tools/call", "Mcp-Name", "list")
                        .code())
                .isEqualTo(-32020);
        assertThat(client.post(body, VERSION, MODERN, "Mcp-Method", "tools/call")
                        .code())
                .isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "initialize",
                "ping",
                "logging/setLevel",
                "resources/subscribe",
                "resources/unsubscribe",
                "resources/list",
                "unknown/method",
            })
    void doesNotKnowMethodsOfOtherErasAndFeatures(String method) {
        var answered = client.modern(method, "");

        assertThat(answered.status()).isEqualTo(404);
        assertThat(answered.code()).isEqualTo(-32601);
        assertThat(answered.json().get("id").asInt()).isEqualTo(1);
    }

    @Test
    void asksForTheNameBeforeItSaysThatItLacksTheMethod() {
        var body = Wired.modernBody("resources/read", "\"uri\": \"test://x\"");

        assertThat(client.post(body, VERSION, MODERN, "Mcp-Method", "resources/read")
                        .code())
                .isEqualTo(-32020);
    }

    @Test
    void answersErrorsOfAMethodWithStatus200() {
        var answered = client.modern("tools/call", "\"name\": \"lost\"");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.code()).isEqualTo(-32602);
        assertThat(answered.message()).isEqualTo("Unknown tool: lost. Did you mean `list`?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}",
                "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/anything\", \"params\": {}}",
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": {}}",
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"error\": {\"code\": 1, \"message\": \"no\"}}",
            })
    void neverAnswersWhatWantsNoAnswer(String body) {
        for (var version : new String[] {MODERN, "2025-11-25", "2024-11-05"}) {
            var answered = client.post(body, VERSION, version);
            assertThat(answered.status()).isEqualTo(202);
            assertThat(answered.text()).isEmpty();
        }
        assertThat(client.post(body).status()).isEqualTo(202);
        assertThat(client.post(body, VERSION, "1999-01-01").status()).isEqualTo(400);
    }
}
