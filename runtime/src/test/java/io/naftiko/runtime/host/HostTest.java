package io.naftiko.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.host.Mounting.Served;
import io.naftiko.runtime.host.Site.Mount;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Address;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Info;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.serve.ServeLimits;
import io.naftiko.runtime.testing.RawClient;
import io.naftiko.runtime.testing.RawClient.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    private static final Address ANYWHERE = new Address(null, 0);

    private final Host host = new Host(new HostOptions(null, Map.of(), Set.of("my.example"), ServeLimits.DEFAULT));
    private Mounting mounting = Mounting.NONE;

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void servesAPathBelowItsNamespaceAndPlain() throws IOException {
        mount(rest("rooms.yaml", "rooms", "GET /v2/rooms"));

        assertThat(get("/rooms/v2/rooms").body()).isEqualTo("rooms.yaml GET /v2/rooms");
        assertThat(get("/v2/rooms").body()).isEqualTo("rooms.yaml GET /v2/rooms");
        assertThat(get("/rooms").status()).isEqualTo(404);
    }

    @Test
    void servesSomePathsBelowTheNamespaceOnly() throws IOException {
        var routes = List.of(new Route("GET", "/openapi.json", false, answer("doc")));
        mount(site("a.yaml", "a", new Mount(server("rest", "a", ANYWHERE), List.of(), routes)));

        assertThat(get("/a/openapi.json").body()).isEqualTo("doc");
        assertThat(get("/openapi.json").status()).isEqualTo(404);
    }

    @Test
    void letsCapabilitiesShareAPort() throws IOException {
        mount(rest("a.yaml", "a", "GET /x"), rest("b.yaml", "b", "GET /y"), mcp("c.yaml", "c"));

        assertThat(mounting.served().stream().map(each -> URI.create(each.url()).getPort()))
                .hasSize(3)
                .containsOnly(port());
        assertThat(get("/x").body()).isEqualTo("a.yaml GET /x");
        assertThat(get("/y").body()).isEqualTo("b.yaml GET /y");
        assertThat(get("/mcp").body()).isEqualTo("c.yaml * /mcp");
        assertThat(mounting.problems()).isEmpty();
    }

    @Test
    void saysWhatIsServedWhere() {
        mount(rest("a.yaml", "a", "GET /x", "PUT /x"), mcp("c.yaml", "c"));

        assertThat(mounting.served())
                .containsExactly(
                        new Served("http://127.0.0.1:" + port() + "/a", "rest", "a", Map.of(), "a.yaml"),
                        new Served("http://127.0.0.1:" + port() + "/c", "mcp", "c", Map.of(), "c.yaml"));
    }

    @Test
    void givesAPlainPathThatSeveralWantToNobody() throws IOException {
        mount(rest("a.yaml", "a", "GET /users/{id}", "GET /x"), rest("b.yaml", "b", "GET /users/{name}"));

        var reply = get("/users/7");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(reply.body()).contains("/a/users/{id} (a.yaml), /b/users/{name} (b.yaml)");
        assertThat(get("/a/users/7").status()).isEqualTo(200);
        assertThat(get("/x").status()).isEqualTo(200);
        assertThat(mounting.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "a.yaml:1:1: warning [route-clash] `GET /users/{id}` is served by b.yaml too. Call it below"
                                + " `/a`.",
                        "b.yaml:1:1: warning [route-clash] `GET /users/{name}` is served by a.yaml too. Call it below"
                                + " `/b`.");
    }

    @Test
    void tellsMethodsAndLiteralsApart() throws IOException {
        mount(rest("a.yaml", "a", "GET /users/{id}"), rest("b.yaml", "b", "PUT /users/{id}", "GET /users/me"));

        assertThat(get("/users/7").body()).startsWith("a.yaml");
        assertThat(get("/users/me").body()).startsWith("b.yaml");
        assertThat(send("PUT", "/users/7").body()).startsWith("b.yaml");
        assertThat(mounting.problems()).isEmpty();
    }

    @Test
    void keepsAServersOwnPathsFromThePlainOnesOfOthers() throws IOException {
        mount(rest("a.yaml", "a", "GET /x"), rest("b.yaml", "b", "GET /a/x"));

        assertThat(get("/a/x").body()).startsWith("a.yaml");
        assertThat(get("/b/a/x").body()).startsWith("b.yaml");
        assertThat(mounting.problems()).singleElement().hasToString("""
            b.yaml:1:1: warning [route-clash] `GET /a/x` is served by a.yaml too. Call it below `/b`.\
            """);
    }

    @Test
    void tellsFilesWithOneNamespaceApartByTheirProvider() throws IOException {
        mount(rest("acme__a.yaml", "rooms", "GET /r/{id}"), rest("bolt__b.yaml", "rooms", "GET /s"));

        assertThat(get("/acme__a/rooms/r/7").body()).startsWith("acme__a.yaml");
        assertThat(get("/bolt__b/rooms/s").body()).startsWith("bolt__b.yaml");
        assertThat(get("/s").body()).startsWith("bolt__b.yaml");
        var reply = get("/rooms/r/7");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("/acme__a/rooms/r/{id} (acme__a.yaml)");
        assertThat(mounting.served())
                .extracting(Served::url)
                .containsExactly(url("/acme__a/rooms"), url("/bolt__b/rooms"));
    }

    @Test
    void namesEveryMcpServerWhereThereAreSeveral() throws IOException {
        mount(mcp("a.yaml", "a"), mcp("b.yaml", "b"));

        assertThat(get("/mcp").status()).isEqualTo(409);
        assertThat(get("/mcp").body()).contains("/a/mcp (a.yaml), /b/mcp (b.yaml)");
        assertThat(get("/a/mcp").body()).startsWith("a.yaml");
        assertThat(mounting.problems()).isEmpty();
    }

    @Test
    void namesBothMcpServersOfOneNamespace() throws IOException {
        mount(mcp("a.yaml", "m"), mcp("b.yaml", "m"));

        var reply = get("/m/mcp");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("/a/m/mcp (a.yaml), /b/m/mcp (b.yaml)");
        assertThat(get("/a/m/mcp").body()).startsWith("a.yaml");
    }

    @Test
    void swapsEverythingAtOnce() throws IOException {
        mount(rest("a.yaml", "a", "GET /x"));
        int before = port();
        mount(rest("a.yaml", "a", "GET /y"), rest("b.yaml", "b", "GET /z"));

        assertThat(port()).isEqualTo(before);
        assertThat(get("/x").status()).isEqualTo(404);
        assertThat(get("/y").status()).isEqualTo(200);
        assertThat(get("/z").status()).isEqualTo(200);
    }

    @Test
    void letsCallsInFlightFinishAsTheyBegan() throws Exception {
        var arrived = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Handler slow = request -> {
            arrived.countDown();
            await(goOn);
            return answer("old").handle(request);
        };
        mount(site(
                "a.yaml",
                "a",
                new Mount(server("rest", "a", ANYWHERE), List.of(), List.of(new Route("GET", "/x", true, slow)))));

        try (var client = new RawClient(port())) {
            client.send("GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n");
            arrived.await();
            mount(rest("a.yaml", "a", "GET /y"));
            assertThat(get("/x").status()).isEqualTo(404);
            goOn.countDown();
            assertThat(client.reply().body()).isEqualTo("old");
        }
    }

    @Test
    void closesThePortThatNobodyNeeds() throws IOException {
        mount(rest("a.yaml", "a", "GET /x"));
        int port = port();
        host.swap(List.of());

        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(mounting.served()).hasSize(1);
        }
    }

    @Test
    void saysWhichPortIsTakenAndServesTheOthers() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var busy = server("rest", "b", new Address(null, taken.getLocalPort()));
            mount(rest("a.yaml", "a", "GET /x"), site("b.yaml", "b", new Mount(busy, List.of(), List.of())));

            assertThat(mounting.unavailable())
                    .singleElement()
                    .hasToString("cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": Address already in use (for b.yaml)");
            assertThat(get("/x").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "rest, -, -, -, 127.0.0.1:8080",
                "mcp, -, -, -, 127.0.0.1:9090",
                "rest, localhost, 81, -, 127.0.0.1:81",
                "rest, 0.0.0.0, 80, -, 0.0.0.0:18080",
                "rest, 0.0.0.0, 81, localhost, 127.0.0.1:81",
                "rest, -, 81, ::1, [::1]:81",
            })
    void listensWhereFileAndOptionsSay(
            String type, @Nullable String address, @Nullable Integer port, @Nullable String override, String expected) {
        var options = new HostOptions(override, Map.of(80, 18080), Set.of(), ServeLimits.DEFAULT);

        assertThat(options.address(server(type, "a", new Address(address, port))))
                .hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost",
                "Host: LOCALHOST:1234",
                "Host: 127.0.0.1:80",
                "Host: [::1]:80",
                "Host: [::1]",
                "Host: my.example:80",
                "Host: localhost\r\nOrigin: http://localhost:3000",
                "Host: localhost\r\nOrigin: https://127.0.0.1",
                "Host: localhost\r\nOrigin: https://my.example",
            })
    void answersThoseWhoKnowItsName(String headers) throws IOException {
        mount(rest("a.yaml", "a", "GET /x"));

        assertThat(getWith(headers).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: localhost.evil.example",
                "Host: evil.example:localhost",
                "Host: 127.0.0.1.evil.example",
                "Host: localhost:80:evil",
                "Host:",
                "Host: localhost\r\nHost: evil.example",
                "Host: localhost\r\nOrigin: null",
                "Host: localhost\r\nOrigin: https://evil.example",
                "Host: localhost\r\nOrigin: https://localhost.evil.example:80",
                "Host: localhost\r\nOrigin: https://localhost@evil.example",
                "Host: localhost\r\nOrigin: localhost",
            })
    void refusesPagesThatPretendToBeLocal(String headers) throws IOException {
        mount(rest("a.yaml", "a", "GET /x"));

        assertThat(getWith(headers).status()).isIn(400, 403);
    }

    private void mount(Site... sites) {
        mounting = host.swap(List.of(sites));
    }

    private int port() {
        return URI.create(mounting.served().getFirst().url()).getPort();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    private Reply get(String path) throws IOException {
        return send("GET", path);
    }

    private Reply send(String method, String path) throws IOException {
        return RawClient.exchange(port(), method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    private Reply getWith(String headers) throws IOException {
        return RawClient.exchange(port(), "GET /x HTTP/1.1\r\n" + headers + "\r\n\r\n");
    }

    private static Site rest(String file, String namespace, String... routes) {
        return site(
                file,
                namespace,
                "rest",
                Stream.of(routes).map(route -> route(file, route)).toList());
    }

    private static Site mcp(String file, String namespace) {
        return site(file, namespace, "mcp", List.of(route(file, "* /mcp")));
    }

    private static Site site(String file, String namespace, String type, List<Route> routes) {
        return site(
                file, file.replace(".yaml", ""), new Mount(server(type, namespace, ANYWHERE, file), List.of(), routes));
    }

    private static Site site(String file, String provider, Mount mount) {
        return new Site(file, provider, Info.NONE, List.of(mount), Standing.GOOD);
    }

    private static Route route(String file, String text) {
        var parts = text.split(" ", 2);
        return new Route(parts[0], parts[1], true, answer(file + " " + text));
    }

    private static Handler answer(String text) {
        return _ -> new Response(200, Body.of(text));
    }

    private static Exposes server(String type, String namespace, Address address) {
        return server(type, namespace, address, "a.yaml");
    }

    private static Exposes server(String type, String namespace, Address address, String file) {
        return new Server(type, namespace, address, Place.startOf(file));
    }

    private record Server(String type, String namespace, Address address, Place place) implements Exposes {

        @Override
        public List<Unit> units() {
            return List.of();
        }

        @Override
        public Guard guard() {
            return Guard.NONE;
        }

        @Override
        public List<Route> serve(Card card, List<Offer> offers) {
            return List.of();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
