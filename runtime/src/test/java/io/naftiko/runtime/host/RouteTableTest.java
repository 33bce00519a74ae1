package io.naftiko.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.http.Url;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

    private static final RouteTable TABLE = table(
            "GET /",
            "GET /rooms",
            "POST /rooms",
            "GET /rooms/active",
            "GET /rooms/{id}",
            "PUT /rooms/{id}",
            "DELETE /rooms/{room}",
            "DELETE /rooms",
            "GET /rooms/{id}/codes/{code}",
            "GET /files/{id}.json",
            "GET /files/{id}.{type}",
            "GET /files/{id}",
            "GET /act_{id}/{x}",
            "GET /at/{lat};{lng}",
            "POST /v1/{parent}:search",
            "GET /v1/{parent}:search/{page}",
            "GET /query?action=list",
            "GET /query?action=list&all=1",
            "GET /query?action=get",
            "POST /user/",
            "DELETE /user/",
            "GET /%23hash/{x}",
            "GET /a b",
            "* /mcp",
            "HEAD /heads",
            "GET /heads",
            "GET /deep/literal/only",
            "GET /deep/{x}/{y}/z",
            "GET /skills/{name}",
            "GET /skills/{name}/contents",
            "GET /skills/{name}/contents/{file+}",
            "* /proxy/{rest+}",
            "GET /proxy/status",
            "GET /proxy/{id}/parts");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GET    | /                          | GET /                          | {}
        GET    | /rooms                     | GET /rooms                     | {}
        GET    | /rooms/                    | GET /rooms                     | {}
        POST   | /rooms/                    | POST /rooms                    | {}
        GET    | /rooms?x=1                 | GET /rooms                     | {}
        GET    | /rooms/active              | GET /rooms/active              | {}
        GET    | /rooms/7                   | GET /rooms/{id}                | {id=7}
        GET    | /rooms/7/                  | GET /rooms/{id}                | {id=7}
        DELETE | /rooms/7                   | DELETE /rooms/{room}           | {room=7}
        PUT    | /rooms/active              | PUT /rooms/{id}                | {id=active}
        HEAD   | /rooms/7                   | GET /rooms/{id}                | {id=7}
        HEAD   | /heads                     | HEAD /heads                    | {}
        GET    | /rooms/7/codes/x           | GET /rooms/{id}/codes/{code}   | {code=x, id=7}
        GET    | /r%6Foms                   | GET /rooms                     | {}
        GET    | /rooms/a%2Fb               | GET /rooms/{id}                | {id=a/b}
        GET    | /rooms/%2e%2e              | GET /rooms/{id}                | {id=..}
        GET    | /rooms/..                  | GET /rooms/{id}                | {id=..}
        GET    | /rooms/a+b%20c%C3%A9       | GET /rooms/{id}                | {id=a+b cé}
        GET    | /rooms/%zz%                | GET /rooms/{id}                | {id=%zz%}
        GET    | /rooms/{id}                | GET /rooms/{id}                | {id={id}}
        GET    | /files/7.json              | GET /files/{id}.json           | {id=7}
        GET    | /files/a.json.json         | GET /files/{id}.json           | {id=a.json}
        GET    | /files/a.b.xml             | GET /files/{id}.{type}         | {id=a, type=b.xml}
        GET    | /files/.json               | GET /files/{id}                | {id=.json}
        GET    | /files/a%2Ejson            | GET /files/{id}                | {id=a.json}
        GET    | /act_5/y                   | GET /act_{id}/{x}              | {id=5, x=y}
        GET    | /at/1.5;-2                 | GET /at/{lat};{lng}            | {lat=1.5, lng=-2}
        GET    | /at/a%3Bb;c                | GET /at/{lat};{lng}            | {lat=a;b, lng=c}
        POST   | /v1/rooms:search           | POST /v1/{parent}:search       | {parent=rooms}
        GET    | /v1/a:b:search/2           | GET /v1/{parent}:search/{page} | {page=2, parent=a:b}
        GET    | /query?action=list         | GET /query?action=list         | {}
        GET    | /query?b=1&action=list     | GET /query?action=list         | {}
        GET    | /query?all=1&action=list   | GET /query?action=list&all=1   | {}
        GET    | /query?action=g%65t        | GET /query?action=get          | {}
        POST   | /user/                     | POST /user/                    | {}
        POST   | /user                      | POST /user/                    | {}
        DELETE | /user/                     | DELETE /user/                  | {}
        GET    | /%23hash/1                 | GET /%23hash/{x}               | {x=1}
        GET    | /a%20b                     | GET /a b                       | {}
        POST   | /mcp                       | * /mcp                         | {}
        OPTIONS | /mcp                      | * /mcp                         | {}
        DELETE | /mcp/                      | * /mcp                         | {}
        GET    | /deep/literal/only         | GET /deep/literal/only         | {}
        GET    | /deep/literal/x/z          | GET /deep/{x}/{y}/z            | {x=literal, y=x}
        GET    | /skills/a/contents/        | GET /skills/{name}/contents    | {name=a}
        GET    | /skills/a/contents/b       | GET /skills/{name}/contents/{file+} | {file=b, name=a}
        GET    | /skills/%61/contents/b/c%2Fd/ | GET /skills/{name}/contents/{file+} | {file=b/c%2Fd/, name=a}
        GET    | /proxy                     | * /proxy/{rest+}               | {rest=}
        PUT    | /proxy/                    | * /proxy/{rest+}               | {rest=}
        PATCH  | /proxy/a/../b              | * /proxy/{rest+}               | {rest=a/../b}
        GET    | /proxy/status              | GET /proxy/status              | {}
        POST   | /proxy/status              | * /proxy/{rest+}               | {rest=status}
        GET    | /proxy/7/parts             | GET /proxy/{id}/parts          | {id=7}
        GET    | /proxy/7/parts/8           | * /proxy/{rest+}               | {rest=7/parts/8}
        """)
    void findsTheRouteAndItsValues(String method, String url, String route, String parameters) {
        assertThat(TABLE.find(method, Url.parse(url))).isInstanceOfSatisfying(RouteTable.Match.Found.class, found -> {
            assertThat(found.route().method() + " " + found.route().path()).isEqualTo(route);
            assertThat(new TreeMap<>(found.parameters())).hasToString(parameters);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing",
        "GET, //rooms",
        "GET, //",
        "GET, /rooms//",
        "GET, /rooms/7/codes/",
        "GET, /rooms/../rooms",
        "GET, /./rooms",
        "GET, /rooms%2F7",
        "GET, /act_/x",
        "GET, /v1/:search/2",
        "GET, /query",
        "GET, /query?action=delete",
        "GET, /query?action=list2",
        "GET, /Rooms",
        "GET, ''",
        "GET, rooms",
        "OPTIONS, *",
        "DELETE, /rooms/active/",
        "PUT, /rooms/7/",
        "POST, /skills/a/contents/b",
        "GET, /skills",
    })
    void findsNothingElse(String method, String url) {
        assertThat(TABLE.find(method, Url.parse(url))).isNotInstanceOf(RouteTable.Match.Found.class);
    }

    @Test
    void doesNotTakeALostValueForTheCollection() {
        assertThat(ask("DELETE", "/rooms/").status()).isEqualTo(405);
        assertThat(ask("DELETE", "/rooms").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PATCH  | /rooms          | DELETE, GET, HEAD, OPTIONS, POST
        POST   | /rooms/7        | DELETE, GET, HEAD, OPTIONS, PUT
        POST   | /rooms/active   | DELETE, GET, HEAD, OPTIONS, PUT
        get    | /rooms/active   | DELETE, GET, HEAD, OPTIONS, PUT
        GET    | /v1/x:search    | OPTIONS, POST
        POST   | /query?action=get | GET, HEAD, OPTIONS
        """)
    void namesTheMethodsOfAPathThatHasOthers(String method, String url, String allow) {
        var refused = ask(method, url);
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.mediaType()).isEqualTo("application/problem+json");
        assertThat(refused.headers().first("Allow")).contains(allow);

        var options = ask("OPTIONS", url);
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.headers().first("Allow")).contains(allow);
    }

    @Test
    void says404WithTheRequestsId() {
        var missing = ask("GET", "/nothing");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(new String(missing.body().bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("urn:naftiko:problem:not-found", "/nothing", "\"requestId\":\"r-1\"");
    }

    @Test
    void theFirstOfTwoEqualRoutesAnswers() {
        var table = table("GET /a/{x}", "GET /a/{y}");

        assertThat(table.find("GET", Url.parse("/a/1")))
                .isInstanceOfSatisfying(
                        RouteTable.Match.Found.class,
                        found -> assertThat(found.parameters()).containsOnlyKeys("x"));
    }

    private static Response ask(String method, String url) {
        return TABLE.handle(new Request(method, Url.parse(url), Headers.of(Request.ID, "r-1"), Body.empty()));
    }

    private static RouteTable table(String... routes) {
        return RouteTable.of(Stream.of(routes).map(RouteTableTest::route).toList());
    }

    private static Route route(String text) {
        var parts = text.split(" ", 2);
        return new Route(parts[0], parts[1], true, _ -> new Response(200, Body.empty()));
    }
}
