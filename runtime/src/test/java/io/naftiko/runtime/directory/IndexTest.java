package io.naftiko.runtime.directory;

import static io.naftiko.runtime.directory.Directories.mcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.host.Lobby.Listing;
import io.naftiko.runtime.host.Site;
import io.naftiko.runtime.host.Tenant;
import io.naftiko.runtime.http.Query;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// `GET /` as programs see it.
class IndexTest {

    private static final String SHIPS = """
        naftiko: 1.0.0-alpha2
        info: {label: Ships, description: Knows ships. And docks., version: 2.1.0, tags: [harbour]}
        binds:
        - {namespace: env, keys: {TOKEN: TOKEN}}
        capability:
          consumes:
          - type: http
            namespace: registry
            baseUri: http://127.0.0.1:1
            authentication: {type: bearer, token: '{{env.TOKEN}}'}
            resources:
            - path: /ships/{id}
              operations:
              - {name: get-ship, method: GET, inputParameters: [{name: id, in: path}]}
          exposes:
          - type: rest
            namespace: ships-rest
            port: 9090
            resources:
            - path: /ships/{id}
              operations:
              - {method: GET, name: get-ship, description: One ship., call: registry.get-ship}
          - type: mcp
            namespace: ships-mcp
            tools:
            - {name: get-ship, description: Reads a ship., call: registry.get-ship}
        """;

    @TempDir
    private Path folder;

    private final Directories served = new Directories();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void saysWhatIsServedWhere() {
        served.swap(site("ships.yaml", SHIPS));

        assertThat(served.json("")).isEqualTo(Directories.parse("""
            {"schemaVersion": 1,
             "counts": {"capabilities": 1, "servers": 2, "tools": 1, "operations": 1,
               "states": {"serving": 0, "missing-variables": 1, "outdated": 0, "rejected": 0, "empty": 0}},
             "total": 1, "limit": 50, "offset": 0,
             "capabilities": [
               {"file": "ships.yaml", "label": "Ships", "state": "missing-variables", "description": "Knows ships.",
                "servers": [
                  {"type": "rest", "namespace": "ships-rest", "address": "/ships-rest",
                   "openapi": "/ships-rest/openapi.json", "unitCount": 1},
                  {"type": "mcp", "namespace": "ships-mcp", "address": "/ships-mcp/mcp", "unitCount": 1}],
                "missingVariables": [{"name": "TOKEN", "unitCount": 1}],
                "errors": 0, "warnings": 0, "problems": []}]}
            """));
    }

    @ParameterizedTest
    @CsvSource({"?detail=full", "?file=ships.yaml"})
    void saysAllWhenItIsAsked(String target) {
        served.swap(site("ships.yaml", SHIPS));

        assertThat(served.json(target).path("capabilities").path(0)).isEqualTo(Directories.parse("""
            {"file": "ships.yaml", "label": "Ships", "state": "missing-variables",
             "description": "Knows ships. And docks.", "version": "2.1.0", "tags": ["harbour"],
             "servers": [
               {"type": "rest", "namespace": "ships-rest", "address": "/ships-rest",
                "openapi": "/ships-rest/openapi.json", "unitCount": 1,
                "units": [{"name": "get-ship", "kind": "operation", "method": "GET", "path": "/ships/{id}",
                            "description": "One ship."}]},
               {"type": "mcp", "namespace": "ships-mcp", "address": "/ships-mcp/mcp", "unitCount": 1,
                "units": [{"name": "get-ship", "kind": "tool", "description": "Reads a ship."}]}],
             "missingVariables": [{"name": "TOKEN", "unitCount": 1, "units": ["get-ship"]}],
             "errors": 0, "warnings": 0, "problems": []}
            """));
    }

    @Test
    void saysHowEachFileIsDoing() {
        var bad = site("ships.yaml", SHIPS.replace("call: registry.get-ship}", "call: registry.gte-ship}"));
        served.swap(
                site("good.yaml", mcp("Good", "good", "a: A.")),
                site("ships.yaml", SHIPS),
                site("old.yaml", mcp("Old", "old", "b: B.")).outdatedBy(bad),
                bad.rejected(),
                site("none.yaml", SHIPS.replace("type: mcp\n", "type: mcp\n    transport: stdio\n"))
                        .rejected());

        assertThat(states("")).containsExactly("serving", "missing-variables", "outdated", "rejected", "rejected");
        assertThat(files("?state=outdated")).containsExactly("old.yaml");
        assertThat(served.json("").path("counts").path("states").toString())
                .isEqualTo("{\"serving\":1,\"missing-variables\":1,\"outdated\":1,\"rejected\":2,\"empty\":0}");
        assertThat(served.json("?state=outdated").path("capabilities").path(0).path("problems"))
                .isEqualTo(served.json("?state=rejected")
                        .path("capabilities")
                        .path(0)
                        .path("problems"))
                .isEqualTo(Directories.parse("""
                    [{"severity": "error", "code": "call-unresolved", "line": 22, "column": 69,
                      "message": "`registry.gte-ship` names no operation: `registry` has get-ship.", "proposal": "Did you mean `registry.get-ship`?"},
                     {"severity": "error", "code": "call-unresolved", "line": 26, "column": 58,
                      "message": "`registry.gte-ship` names no operation: `registry` has get-ship.", "proposal": "Did you mean `registry.get-ship`?"}]
                    """));
    }

    @Test
    void listsAFileThatHasNothingToServe() {
        var stdio = mcp("Stdio", "stdio", "a: A.").replace("type: mcp\n", "type: mcp\n    transport: stdio\n");
        served.swap(site("good.yaml", mcp("Good", "good", "a: A.")), site("stdio.yaml", stdio));

        assertThat(states("?file=stdio.yaml")).containsExactly("empty");
    }

    @Test
    void leavesOutWhatOnlyAnotherListenerServes() {
        var here = site("here.yaml", mcp("Here", "here", "a: A."));
        var there = site("there.yaml", mcp("There", "there", "b: B."));
        var nowhere = site("nowhere.yaml", "naftiko: [");
        var tenant = new Tenant(here, here.mounts().getFirst(), "/here");

        var catalogue = Catalogue.of(new Listing(List.of(tenant), List.of(here, there, nowhere)));

        assertThat(catalogue.find(Selection.of(Query.parse(null))).entries())
                .extracting(Entry::file)
                .containsExactly("here.yaml", "nowhere.yaml");
    }

    @Test
    void searchesAndTurnsPages() {
        served.swap(IntStream.range(0, 300)
                .mapToObj(i -> site("f" + i + ".yaml", mcp("Thing " + i, "ns-" + i, "do-" + i + ": Does it.")))
                .toArray(Site[]::new));

        var first = served.json("?limit=120");
        assertThat(first.path("total").asInt()).isEqualTo(300);
        assertThat(first.path("capabilities").size()).isEqualTo(120);
        assertThat(first.path("next").stringValue()).isEqualTo("/?limit=120&offset=120");
        var last = served.json("?limit=120&offset=240");
        assertThat(last.path("capabilities").size()).isEqualTo(60);
        assertThat(last.has("next")).isFalse();
        assertThat(served.json("").path("capabilities").size()).isEqualTo(50);
        assertThat(files("?q=thing%20250&limit=1")).containsExactly("f250.yaml");
        assertThat(served.json("?q=thing&state=serving&limit=2").path("next").stringValue())
                .isEqualTo("/?q=thing&state=serving&limit=2&offset=2");
        assertThat(files("?offset=300")).isEmpty();
        assertThat(files("?q=nothing")).isEmpty();
    }

    @Test
    void findsACapabilityByWhatItOffersAndByWhatIsWrong() {
        served.swap(
                site("a.yaml", mcp("One", "one", "send-invoice: Sends it to a customer.")),
                site("b.yaml", mcp("Two", "two", "list-rooms: Lists rooms.")),
                site("ships.yaml", SHIPS.replace("call: registry.get-ship}", "call: registry.gte-ship}"))
                        .rejected());

        assertThat(files("?q=customer")).containsExactly("a.yaml");
        assertThat(files("?q=two")).containsExactly("b.yaml");
        assertThat(files("?q=harbour")).containsExactly("ships.yaml");
        assertThat(files("?q=call-unresolved")).containsExactly("ships.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, `limit` must be a whole number from 1 to 500",
        "limit=501, `limit` must be a whole number from 1 to 500",
        "limit=x, `limit` must be a whole number from 1 to 500",
        "offset=-1, `offset` must be a whole number from 0 to 2147483647",
        "state=rejcted, `state` is none. Did you mean `rejected`?",
        "state=x, '`state` must be one of serving, missing-variables, outdated, rejected, empty'",
        "detail=more, 'must be `full`, found `more`'",
    })
    void refusesWhatItDoesNotUnderstand(String query, String reason) {
        served.swap(site("a.yaml", mcp("One", "one", "a: A.")));
        var answer = served.get("?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Directories.parse(answer.body()).path("detail").stringValue())
                .contains(reason);
    }

    @Test
    void changesItsTagWithEachSwapAndEachKindOfAnswer() {
        served.swap(site("a.yaml", mcp("One", "one", "a: A.")));
        var json = served.get("");
        var tag = json.headers().firstValue("ETag").orElseThrow();

        assertThat(json.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(json.headers().firstValue("Vary")).hasValue("Accept");
        assertThat(served.get("", "If-None-Match", "\"x\", W/" + tag).statusCode())
                .isEqualTo(304);
        assertThat(served.get("", "If-None-Match", tag, "Accept", "text/html").statusCode())
                .isEqualTo(200);
        served.swap(site("a.yaml", mcp("One", "one", "a: A.")));
        assertThat(served.get("", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void answersHeadAndNoOtherMethod() {
        served.swap(site("a.yaml", mcp("One", "one", "a: A.")));

        var head = served.hosting().send("HEAD", served.index(), "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(served.hosting().send("POST", served.index(), "{}").statusCode())
                .isEqualTo(405);
    }

    @Test
    void leavesThePathToACapabilityThatWantsIt() {
        var root = """
            naftiko: 1.0.0-alpha2
            capability:
              exposes:
              - type: rest
                namespace: root-rest
                port: 9090
                resources:
                - path: /
                  operations:
                  - {method: GET, name: root, outputParameters: [{type: string, value: mine}]}
            """;
        served.swap(site("root.yaml", root));

        assertThat(served.hosting().lobby()).isEmpty();
        var address = served.hosting().url("root-rest").replace("/root-rest", "/");
        assertThat(served.hosting().send("GET", address, "").body()).isEqualTo("\"mine\"");
    }

    private Site site(String name, String yaml) {
        return Directories.site(folder, name, yaml);
    }

    private List<String> states(String target) {
        return each(target, "state");
    }

    private List<String> files(String target) {
        return each(target, "file");
    }

    private List<String> each(String target, String member) {
        return served.json(target)
                .path("capabilities")
                .valueStream()
                .map((JsonNode each) -> each.path(member).stringValue())
                .toList();
    }
}
