package io.naftiko.runtime.expose.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.testing.Damage;
import io.naftiko.runtime.testing.Hosting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Whatever is posted to an MCP server has an answer of the protocol: never a fault of the engine, never silence. Each
/// message is damaged in many ways that a seed decides, as text and as a tree.
@Timeout(120)
class DamagedMessageTest {

    private static final long SEED = 4_202_611_22L;
    private static final int DAMAGED = 60;

    private static final String SERVER = """
        naftiko: 1.0.0-alpha2
        capability:
          exposes:
          - type: mcp
            namespace: port
            port: 9090
            tools:
            - name: find
              description: Finds ships.
              inputParameters:
              - {name: name, type: string, required: true, minLength: 2}
              - {name: sizes, type: array, items: {type: integer}}
              - {name: at, type: object, properties: {berth: {type: integer}}}
              outputParameters: [{name: found, type: string, value: '{{name}}'}]
            - name: mirrored
              description: Wants an argument in a header too.
              inputSchema: {type: object, properties: {region: {type: string, x-mcp-header: Region}}}
              outputParameters: [{type: string, value: Selma}]
            - name: rename
              description: Asks for a name.
              steps:
              - {type: ask, name: ship, message: Which name?, schema: [{name: name, type: string}]}
              content: 'Now {{ship.content.name}}'
            resources:
            - {name: ship, uri: 'ships://{id}', description: A ship., outputParameters: [{type: string, value: '{{id}}'}]}
            - {name: motto, uri: 'harbour://motto', description: A motto., outputParameters: [{type: string, value: Ahoy}]}
            prompts:
            - name: greet
              description: Greets a ship.
              arguments:
              - {name: ship, description: Its name., complete: [Selma, Sif]}
              template: [{role: user, content: 'Greet {{ship}}.'}]
        """;

    private static final String META = "'_meta': {'io.modelcontextprotocol/protocolVersion': '2026-07-28',"
            + " 'io.modelcontextprotocol/clientCapabilities': {'elicitation': {}}, 'progressToken': 1}";

    private static final List<String> MESSAGES = List.of(
            "initialize | 'protocolVersion': '2025-11-25', 'capabilities': {}, 'clientInfo': {'name': 'c', 'version':"
                    + " '1'}",
            "ping | ",
            "server/discover | ",
            "tools/list | 'cursor': null",
            "tools/call | 'name': 'find', 'arguments': {'name': 'Selma', 'sizes': [1, 2], 'at': {'berth': 3}}",
            "tools/call | 'name': 'mirrored', 'arguments': {'region': 'north'}",
            "tools/call | 'name': 'rename', 'inputResponses': {'ship': {'action': 'accept', 'content': {'name':"
                    + " 'Selma'}}}",
            "tools/call | 'name': 'rename', 'inputResponses': {}, 'requestState': 'eyJhIjoxfQ'",
            "resources/list | ",
            "resources/templates/list | ",
            "resources/read | 'uri': 'ships://7'",
            "prompts/list | ",
            "prompts/get | 'name': 'greet', 'arguments': {'ship': 'Selma'}",
            "completion/complete | 'ref': {'type': 'ref/prompt', 'name': 'greet'}, 'argument': {'name': 'ship',"
                    + " 'value': 's'}",
            "logging/setLevel | 'level': 'info'",
            "resources/subscribe | 'uri': 'harbour://motto'",
            "notifications/cancelled | 'requestId': 7, 'reason': 'none'");

    private static final List<String> PIECES = Stream.concat(
                    Stream.of("\0", "\n", "\ufeff", "[".repeat(300), "{\"a\":".repeat(50)),
                    """
                    { } [ ] : , " \\ \\u0000 \\ud800 🚢 null true -1 1e999 1.50 123456789012345678901234567890
                    "id":2, "id":null, "_meta":{}, "params":[], "method":"ping",
                    """.lines().flatMap(line -> Stream.of(line.split(" "))))
            .toList();

    private static final List<JsonNode> VALUES = Stream.concat(Stream.of("\"" + "x".repeat(20_000) + "\""), """
        null true 0 -7 1.5 1e400 123456789012345678901234567890 "" "\\ud800" "🚢" [] {} [null] [[[]]]
        "2026-07-28" "2025-11-25" "=?base64?!!?=" "ships://%zz" "ships://a/../b"
        {"a":{"b":null}} {"_meta":7}
        """.lines()
                    .flatMap(line -> Stream.of(line.split(" "))))
            .map(Served::json)
            .toList();

    private static Hosting hosting;
    private static String url;
    private static String session;

    @BeforeAll
    static void serve(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("port.yaml"), SERVER);
        hosting = new Hosting(Settings.of(Environment.of(Map.of())), List.of(file));
        url = hosting.url("port") + "/mcp";
        session = hosting.send("POST", url, body(MESSAGES.getFirst(), ""), "Content-Type", "application/json")
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
    }

    @AfterAll
    static void close() {
        hosting.close();
    }

    static Stream<String> messages() {
        return MESSAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void inTheModernEra(String message) {
        var whole = body(message, META);

        damaged(whole).forEach(body -> answers(body, modernHeaders(body)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void inASession(String message) {
        var whole = body(message, "");

        damaged(whole).forEach(body -> answers(body, "MCP-Protocol-Version", "2025-11-25", "Mcp-Session-Id", session));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void outsideOfASession(String message) {
        damaged(body(message, "")).forEach(body -> answers(body, "MCP-Protocol-Version", "2025-06-18"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-26", "2024-11-05", "2025-06-18", "2026-07-28"})
    void inBatches(String revision) {
        var whole = "[" + body("ping | ", "") + "," + body("tools/list | ", "")
                + ", {\"jsonrpc\": \"2.0\", \"id\": 9, \"result\": {}}]";

        damaged(whole).forEach(body -> answers(body, "MCP-Protocol-Version", revision));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MCP-Protocol-Version",
                "Mcp-Method",
                "Mcp-Name",
                "Mcp-Param-Region",
                "Mcp-Param-None",
                "Mcp-Session-Id",
                "Last-Event-ID",
                "Accept",
            })
    void underOddHeaders(String name) {
        var odd = List.of(
                "",
                ",",
                "x",
                "\t",
                "é",
                "null",
                "*/*",
                "2026-07-28",
                "9999-99-99",
                "2026-07-28, 2026-07-28",
                "=?base64?",
                "=?base64??=",
                "=?base64?AA?=",
                "=?base64?////?=",
                "..%2f",
                "x".repeat(8000));
        var call = body(MESSAGES.get(5), META);

        odd.forEach(value -> {
            answers(call, with(modernHeaders(call), name, value));
            answers(call, name, value);
            answers(body(MESSAGES.get(5), ""), name, value);
        });
    }

    /// The headers, names and values in turn, with another value of `name`.
    private static String[] with(String[] headers, String name, String value) {
        var others = IntStream.range(0, headers.length / 2)
                .filter(i -> !headers[2 * i].equals(name))
                .boxed()
                .flatMap(i -> Stream.of(headers[2 * i], headers[2 * i + 1]));
        return Stream.concat(others, Stream.of(name, value)).toArray(String[]::new);
    }

    private static String body(String message, String meta) {
        var parts = message.split(" \\| ?", 2);
        var params = Stream.of(parts[1], meta).filter(each -> !each.isEmpty()).toList();
        var id = parts[0].startsWith("notifications/") ? "" : "'id': 'seven', ";
        return ("{'jsonrpc': '2.0', " + id + "'method': '" + parts[0] + "', 'params': {" + String.join(", ", params)
                        + "}}")
                .replace('\'', '"');
    }

    private static List<String> damaged(String whole) {
        var damage = new Damage(SEED);
        var tree = Served.json(whole);
        return IntStream.range(0, DAMAGED)
                .boxed()
                .flatMap(_ -> Stream.of(damage.text(whole, PIECES), Json.text(damage.tree(tree, VALUES))))
                .toList();
    }

    /// Headers that agree with the body, where a header can say what the body says: else the ladder ends too soon.
    private static String[] modernHeaders(String body) {
        var message = Json.parse(body).orElseGet(Json::object);
        var params = message.path("params");
        return new String[] {
            "MCP-Protocol-Version", "2026-07-28",
            "Mcp-Method", printable(message.path("method")),
            "Mcp-Name", printable(params.path(params.has("uri") ? "uri" : "name")),
            "Mcp-Param-Region", printable(params.path("arguments").path("region")),
        };
    }

    private static String printable(JsonNode text) {
        return text.stringValue("")
                .replaceAll("[^!-~]", "")
                .transform(each -> each.substring(0, Math.min(each.length(), 1000)));
    }

    private static void answers(String body, String... headers) {
        var all = Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers))
                .toArray(String[]::new);
        var answered = hosting.send("POST", url, body, all);

        assertThat(answered.statusCode()).as(body).isIn(200, 202, 400, 404);
        if (answered.statusCode() == 202) {
            assertThat(answered.body()).as(body).isEmpty();
        } else {
            isResponse(body, Served.json(last(answered.body())));
        }
    }

    /// The last event of a stream; an answer that is none as it stands.
    private static String last(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith("data: "))
                .reduce((_, later) -> later)
                .map(line -> line.substring("data: ".length()))
                .orElse(answer);
    }

    private static void isResponse(String body, JsonNode answer) {
        if (answer instanceof ArrayNode several) {
            assertThat(several).as(body).isNotEmpty().allSatisfy(each -> isWhole(body, each));
            return;
        }
        isWhole(body, answer);
        assertThat(answer.path("id")).as(body).isEqualTo(knownId(body));
    }

    private static void isWhole(String body, JsonNode answer) {
        assertThat(answer.path("jsonrpc").stringValue("")).as(body).isEqualTo("2.0");
        assertThat(answer.has("result")).as(body).isNotEqualTo(answer.has("error"));
        if (answer.has("error")) {
            assertThat(answer.at("/error/message").stringValue("")).as(body).isNotEmpty();
            assertThat(answer.at("/error/code").intValue(0))
                    .as(body)
                    .isNegative()
                    .isNotEqualTo(-32603);
        }
    }

    /// The id of the message, if it has one that a message can have.
    private static JsonNode knownId(String body) {
        var id = Json.parse(body).orElseGet(Json::object).path("id");
        return id.isString() || id.isIntegralNumber() ? id : Json.object().path("id");
    }
}
