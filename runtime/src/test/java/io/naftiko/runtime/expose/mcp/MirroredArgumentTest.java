package io.naftiko.runtime.expose.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Arguments that a client of the modern era repeats as headers.
class MirroredArgumentTest {

    private static final String SERVER = """
        {"namespace": "port", "tools": [{"name": "t", "inputSchema": {"type": "object", "properties": {
          "region": {"type": "string", "x-mcp-header": "Region"},
          "at": {"type": "object", "properties": {"berth": {"type": "integer", "x-mcp-header": "Berth"}}},
          "ratio": {"type": "number", "x-mcp-header": "Ratio"},
          "odd": {"type": "string", "x-mcp-header": "no token"},
          "list": {"type": "array", "items": {"type": "string", "x-mcp-header": "Item"}}}}}]}
        """;

    private final Wired client = new Wired(Served.endpoint(SERVER, Map.of("t", _ -> new Response(204, Body.empty()))));

    @ParameterizedTest
    @CsvSource(
            nullValues = "absent",
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                       | Region | absent                | 200",
                "{\"region\": null}       | Region | absent                | 200",
                "{\"region\": \"north\"}  | Region | north                 | 200",
                "{\"region\": \"north\"}  | Region | =?base64?bm9ydGg=?=   | 200",
                "{\"region\": \"SGVsbG8=\"} | Region | SGVsbG8=            | 200",
                "{\"region\": \"north\"}  | Region | absent                | 400",
                "{\"region\": \"north\"}  | Region | south                 | 400",
                "{\"region\": \"north\"}  | Region | =?base64?bm9ydGg?=    | 400",
                "{\"region\": \"north\"}  | Region | =?base64?bm9*dGg=?=   | 400",
                "{}                       | Region | north                 | 400",
                "{\"region\": null}       | Region | north                 | 400",
                "{\"at\": {\"berth\": 42}} | Berth | 42                    | 200",
                "{\"at\": {\"berth\": 42}} | Berth | 42.0                  | 200",
                "{\"at\": {\"berth\": 42}} | Berth | 43                    | 400",
                "{\"at\": {\"berth\": 42}} | Berth | 4e1                   | 400",
                "{\"at\": {\"berth\": 42}} | Berth | absent                | 400",
                "{\"ratio\": 0.5}         | Ratio  | absent                | 200",
                "{\"odd\": \"x\"}         | Odd    | absent                | 200",
                "{\"list\": [\"x\"]}      | Item   | absent                | 200",
            })
    void comparesHeaderAndArgument(String arguments, String name, String header, int status) {
        var body = Wired.modernBody("tools/call", "\"name\": \"t\", \"arguments\": " + arguments);
        var answered = header == null
                ? client.post(body, "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/call", "Mcp-Name", "t")
                : client.post(
                        body,
                        "MCP-Protocol-Version",
                        "2026-07-28",
                        "Mcp-Method",
                        "tools/call",
                        "Mcp-Name",
                        "t",
                        "Mcp-Param-" + name,
                        header);

        assertThat(answered.status()).isEqualTo(status);
        assertThat(answered.code()).isEqualTo(status == 200 ? 0 : -32020);
    }

    @Test
    void doesNotAskLegacyClients() {
        var answered =
                client.legacy("2025-11-25", "tools/call", "{\"name\": \"t\", \"arguments\": {\"region\": \"x\"}}");

        assertThat(answered.code()).isZero();
    }
}
