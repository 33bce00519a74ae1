package io.naftiko.runtime.expose.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Exposes.Card;
import io.naftiko.runtime.model.Info;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The keywords of an MCP server.
class McpServerTest {

    private static final String TOOLS = "\"tools\": [{\"name\": \"b\", \"description\": \"B.\"}]";

    private final Problems problems = new Problems();

    @Test
    void readsItsKeywords() {
        var server = Served.read("""
            {"type": "mcp", "namespace": "port", "address": "localhost", "port": 9090, "transport": "http",
             "description": "Ships.", "tools": [{"name": "b", "description": "B.", "call": "dock.b"},
             {"name": "a", "description": "A."}], "resources": [], "prompts": {}}
            """, problems);

        assertThat(problems.all()).isEmpty();
        assertThat(server.namespace()).isEqualTo("port");
        assertThat(server.address().port()).isEqualTo(9090);
        assertThat(server.instructions()).isEqualTo("Ships.");
        assertThat(server.units()).extracting(Unit::name).containsExactly("b", "a");
    }

    @Test
    void readsToolsKeyedByTheirName() {
        var server = Served.read(
                "{\"namespace\": \"port\", \"tools\": {\"b\": {\"description\": \"B.\"}, \"a\": {\"description\":"
                        + " \"A.\"}}}",
                problems);

        assertThat(server.units()).extracting(Unit::name).containsExactly("b", "a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\": \"mcp\", TOOLS}                                   | EXPOSE_NAMESPACE_MISSING",
                "{\"namespace\": \"port\"}                                    | MCP_WITHOUT_TOOLS",
                "{\"namespace\": \"port\", \"tools\": []}                     | MCP_WITHOUT_TOOLS",
                "{\"namespace\": \"port\", \"resources\": {\"r\": {}}}        | VALUE_MISSING",
                "{\"namespace\": \"port\", \"resources\": {\"r\": {\"uri\": \"ships\"}}} | URI_INVALID",
                "{\"namespace\": \"port\", \"prompts\": {\"p\": {\"template\": [{\"role\": \"system\", \"content\":"
                        + " \"x\"}]}}} | WRONG_SHAPE",
                "{\"namespace\": \"port\", TOOLS, \"transport\": \"sse\"}     | WRONG_SHAPE",
                "{\"namespace\": \"port\", TOOLS, \"ttlMs\": -1}              | WRONG_SHAPE",
                "{\"namespace\": \"port\", TOOLS, \"cacheScope\": \"all\"}    | WRONG_SHAPE",
                "{\"namespace\": \"port\", TOOLS, \"tool\": []}               | UNKNOWN_KEY",
            })
    void reportsWhatItsAuthorShouldMend(String server, Code code) {
        Served.read(server.replace("TOOLS", TOOLS), problems);

        assertThat(problems.all()).extracting(Problem::code).containsExactly(code);
    }

    @Test
    void servesOneRouteThatTakesEveryMethod() {
        var server = Served.read("{\"namespace\": \"port\", " + TOOLS + "}", problems);

        assertThat(server.serve(new Card("ships.yaml", Info.NONE), List.of()))
                .singleElement()
                .satisfies(route -> {
                    assertThat(route.method()).isEqualTo(Route.ANY);
                    assertThat(route.path()).isEqualTo("/mcp");
                    assertThat(route.plain()).isTrue();
                });
    }

    @Test
    void listensOnNoPortForStandardInput() {
        var server = Served.read("{\"namespace\": \"port\", \"transport\": \"stdio\", " + TOOLS + "}", problems);

        assertThat(server.serve(new Card("ships.yaml", Info.NONE), List.of())).isEmpty();
    }

    @Test
    void hasTheVersionOfTheEngineWhereTheFileHasNone() {
        var server = Served.read("{\"namespace\": \"port\", " + TOOLS + "}", problems);
        var handler = server.serve(new Card("ships.yaml", Info.NONE), List.of())
                .getFirst()
                .handler();
        var result = new Wired(handler)
                .legacy("2025-11-25", "initialize", "{\"protocolVersion\": \"2025-11-25\"}")
                .result();

        assertThat(result.get("serverInfo")).isEqualTo(Served.json("{\"name\": \"port\", \"version\": \"0.1.0\"}"));
        assertThat(result.has("instructions")).isFalse();
    }
}
