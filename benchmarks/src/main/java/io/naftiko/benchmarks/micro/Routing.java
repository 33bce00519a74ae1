package io.naftiko.benchmarks.micro;

import io.naftiko.runtime.host.RouteTable;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.http.Url;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The route of a request among others on one port, with a value in its path.
@State(Scope.Benchmark)
public class Routing {

    private static final int ROUTES_OF_A_SERVER = 8;
    private static final Response FOUND = new Response(204, Body.empty());

    @Param({"1", "1000", "14000"})
    public int routes;

    private RouteTable table = RouteTable.of(List.of());
    private Request request = get("/");

    @Setup
    public void prepare() {
        table = RouteTable.of(
                IntStream.range(0, routes).mapToObj(Routing::route).toList());
        request = get(path(routes / 2).replace("{id}", "ship-00007"));
        if (find().status() != 204) {
            throw new IllegalStateException("no route for " + request);
        }
    }

    private static Route route(int number) {
        return new Route("GET", path(number), false, _ -> FOUND);
    }

    private static String path(int number) {
        return "/port%d-rest/v1/ships-%d/{id}".formatted(number / ROUTES_OF_A_SERVER, number % ROUTES_OF_A_SERVER);
    }

    private static Request get(String path) {
        return new Request("GET", Url.parse(path), Headers.of("Accept", "application/json"), Body.empty());
    }

    @Benchmark
    public Response find() {
        return table.handle(request);
    }
}
