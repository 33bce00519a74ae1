package io.naftiko.runtime.expose.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.testing.Hosting;
import java.io.IOException;
import java.net.http.HttpResponse;
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

/// Units that only some callers may use, on the wire.
class ScopesTest {

    private static final String RESOURCE = "https://harbour.example/fleet/mcp";

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        capability:
          exposes:
          - type: mcp
            namespace: fleet
            port: 9090
            cacheScope: public
            ttlMs: 1000
            authentication: &guard
              type: oauth2
              authorizationServerUri: ISSUER
              resource: RESOURCE
              scopes: ['ships:read']
              scopeHierarchy:
                admin: ['ships:write']
                'ships:write': ['ships:read']
            tools:
            - {name: look, description: Looks., outputParameters: [{type: string, value: seen}]}
            - name: sink
              description: Sinks.
              scopes: ['ships:write', 'ships:sink']
              outputParameters: [{type: string, value: sunk}]
            resources:
            - {name: map, uri: 'ships://map', mimeType: text/plain, outputParameters: [{type: string, value: open}]}
            - name: ship
              uri: ships://{id}/log
              scopes: ['ships:log']
              mimeType: text/plain
              complete: {id: [aurora]}
              outputParameters: [{type: string, value: 'secret {{id}}'}]
            prompts:
            - name: order
              description: Gives an order.
              scopes: ['ships:write']
              arguments: [{name: ship, complete: [aurora]}]
              template: [{role: user, content: 'Go, {{ship}}'}]
          - type: rest
            namespace: fleet-rest
            port: 8080
            authentication:
              type: oauth2
              authorizationServerUri: ISSUER
              resource: RESOURCE/rest
            resources:
            - path: /ships
              operations:
              - {method: GET, name: look-up, outputParameters: [{type: string, value: seen}]}
              - {method: DELETE, name: sink-all, scopes: ['ships:write'], outputParameters: [{type: string, value: sunk}]}
        """;

    private final Issuer issuer = new Issuer("/realms/harbour");

    @TempDir
    private Path folder;

    private Hosting hosting;

    @BeforeEach
    void serve() throws IOException {
        var yaml =
                CAPABILITY.replace("&guard", "").replace("ISSUER", issuer.uri()).replace("RESOURCE", RESOURCE);
        var file = Files.writeString(folder.resolve("fleet.yaml"), yaml);
        hosting = new Hosting(Settings.of(Environment.of(Map.of())), List.of(file));
    }

    @AfterEach
    void close() {
        hosting.close();
        issuer.close();
    }

    private String token(String scopes, String audience) {
        var claims = issuer.claims(audience);
        claims.put("scope", scopes);
        return Issuer.rs256(claims);
    }

    private HttpResponse<String> legacy(String scopes, String method, String params) {
        return hosting.send(
                "POST",
                hosting.url("fleet") + "/mcp",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}",
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + token(scopes, RESOURCE));
    }

    private HttpResponse<String> modern(String scopes, String method, String name, String params) {
        return hosting.send(
                "POST",
                hosting.url("fleet") + "/mcp",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params
                        + (params.isEmpty() ? "" : ",")
                        + "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                        + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}",
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + token(scopes, RESOURCE),
                "MCP-Protocol-Version",
                "2026-07-28",
                "Mcp-Method",
                method,
                "Mcp-Name",
                name);
    }

    private static JsonNode result(HttpResponse<String> answer) {
        return Json.parse(answer.body()).orElseThrow().path("result");
    }

    private static String challenge(HttpResponse<String> answer) {
        return answer.headers().firstValue("WWW-Authenticate").orElse("");
    }

    private static final String METADATA = "https://harbour.example/.well-known/oauth-protected-resource/fleet/mcp";

    @Test
    void whoeverIsNotAllowedIsToldAllThatItTakesAtOnce() {
        for (var answer : List.of(
                legacy("ships:read ships:sink", "tools/call", "\"name\":\"sink\""),
                modern("ships:read ships:sink", "tools/call", "sink", "\"name\":\"sink\""))) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(challenge(answer))
                    .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"ships:read ships:write ships:sink\","
                            + " resource_metadata=\"" + METADATA + "\"");
            var body = Json.parse(answer.body()).orElseThrow();
            assertThat(body.path("id").asInt()).isEqualTo(1);
            assertThat(body.path("error").path("message").asString()).contains("ships:sink");
            assertThat(answer.body()).doesNotContain("sunk");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ships:read ships:write ships:sink, 200",
        "ships:write ships:sink,            200",
        "admin ships:sink,                  200",
        "admin,                             403",
        "ships:read,                        403",
        "ships:sink,                        403",
    })
    void aBroaderScopeImpliesNarrowerOnes(String scopes, int status) {
        assertThat(legacy(scopes, "tools/call", "\"name\":\"sink\"").statusCode())
                .isEqualTo(status);
    }

    @Test
    void listsShowWhatTheCallerMayUseAndAreTheCallersOwn() {
        var little = result(modern("ships:read", "tools/list", "", ""));
        var much = result(modern("admin ships:sink", "tools/list", "", ""));

        assertThat(little.path("tools"))
                .extracting(each -> each.path("name").asString())
                .containsExactly("look");
        assertThat(much.path("tools"))
                .extracting(each -> each.path("name").asString())
                .containsExactly("look", "sink");
        assertThat(little.path("cacheScope").asString()).isEqualTo("private");
        assertThat(result(legacy("ships:read", "resources/templates/list", "")).path("resourceTemplates"))
                .isEmpty();
        assertThat(result(legacy("ships:read ships:log", "resources/templates/list", ""))
                        .path("resourceTemplates"))
                .hasSize(1);
        assertThat(result(legacy("ships:read", "prompts/list", "")).path("prompts"))
                .isEmpty();
        assertThat(result(legacy("admin", "prompts/list", "")).path("prompts")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resources/read      | \"uri\":\"ships://aurora/log\" | ships:log",
                "prompts/get         | \"name\":\"order\",\"arguments\":{\"ship\":\"Aurora\"} | ships:write",
                "completion/complete |"
                    + " \"ref\":{\"type\":\"ref/prompt\",\"name\":\"order\"},\"argument\":{\"name\":\"ship\",\"value\":\"\"}"
                    + " | ships:write",
                "completion/complete |"
                    + " \"ref\":{\"type\":\"ref/resource\",\"uri\":\"ships://{id}/log\"},\"argument\":{\"name\":\"id\",\"value\":\"\"}"
                    + " | ships:log",
            })
    void resourcesAndPromptsAreForbiddenToo(String method, String params, String scope) {
        var refused = legacy("ships:read", method, params);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(challenge(refused)).contains("scope=\"ships:read " + scope + "\"");
        assertThat(refused.body()).doesNotContain("aurora", "secret");

        var allowed = legacy("ships:read " + scope, method, params);
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.body()).contains("\"result\"");
    }

    @Test
    void whatAsksForNothingMoreIsForEveryCallerOfTheServer() {
        assertThat(legacy("ships:read", "tools/call", "\"name\":\"look\"").body())
                .contains("seen");
        assertThat(legacy("ships:read", "resources/read", "\"uri\":\"ships://map\"")
                        .body())
                .contains("open");
        assertThat(legacy("ships:read", "tools/call", "\"name\":\"nothing\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theMetadataGathersAllScopes() {
        var origin = hosting.url("fleet").replace("/fleet", "");
        var metadata = hosting.send("GET", origin + "/.well-known/oauth-protected-resource/fleet/mcp", "");

        assertThat(Json.parse(metadata.body()).orElseThrow().path("scopes_supported"))
                .extracting(JsonNode::asString)
                .containsExactly("ships:read", "ships:write", "ships:sink", "ships:log");
        assertThat(challenge(
                        hosting.send("POST", hosting.url("fleet") + "/mcp", "{}", "Content-Type", "application/json")))
                .endsWith("scope=\"ships:read\"");
    }

    @Test
    void operationsOfRestAreForbiddenInTheSameWay() {
        var url = hosting.url("fleet-rest") + "/ships";
        var read = token("ships:read", RESOURCE + "/rest");
        var refused = hosting.send("DELETE", url, "", "Authorization", "Bearer " + read);

        assertThat(hosting.send("GET", url, "", "Authorization", "Bearer " + read)
                        .body())
                .contains("seen");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("urn:naftiko:problem:scope-insufficient");
        assertThat(challenge(refused)).contains("scope=\"ships:write\", resource_metadata=\"https://harbour.example");
        assertThat(hosting.send(
                                "DELETE",
                                url,
                                "",
                                "Authorization",
                                "Bearer " + token("admin ships:write", RESOURCE + "/rest"))
                        .body())
                .contains("sunk");

        var description =
                hosting.send("GET", hosting.url("fleet-rest") + "/openapi.json", "", "Authorization", "Bearer " + read);
        assertThat(Json.parse(description.body())
                        .orElseThrow()
                        .at("/paths/~1ships/delete/security")
                        .toString())
                .isEqualTo("[{\"caller\":[\"ships:write\"]}]");
    }
}
