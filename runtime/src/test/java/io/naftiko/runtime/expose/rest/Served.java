package io.naftiko.runtime.expose.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Exposes.Card;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Info;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Payload;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.BadInput;
import io.naftiko.runtime.report.Failure.Violation;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.serve.Listener;
import io.naftiko.runtime.serve.PortUnavailable;
import io.naftiko.runtime.serve.ServeLimits;
import io.naftiko.runtime.testing.RawClient;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A REST server read from its keywords in JSON, with hand-made routines, on a port of its own.
///
/// The inputs of a routine are those that its unit declares; the one called `body` is the whole body.
final class Served implements AutoCloseable {

    private static final Place START = Place.startOf("ships.yaml");
    private static final Info INFO = new Info("Ships of the port", "Knows each ship.", "2.1.0", List.of());

    private final AtomicReference<Map<String, JsonNode>> arguments = new AtomicReference<>(Map.of());
    private final List<Route> routes;
    private final Listener listener;

    private Served(RestServer server, Work work, boolean passesBody) {
        var offers = server.units().stream()
                .map(unit -> new Offer(unit, routine(unit, recorded(work), passesBody)))
                .toList();
        routes = server.serve(new Card("ships.yaml", INFO), offers);
        try {
            listener = Listener.open("127.0.0.1", 0, this::dispatch, ServeLimits.DEFAULT);
        } catch (PortUnavailable e) {
            throw new AssertionError(e);
        }
    }

    static RestServer read(String json, Problems problems) {
        return RestServer.read(new Section((Tree.Fields) tree(json(json)), problems), Guard.NONE);
    }

    static Served open(String server, Work work) {
        return new Served(read(server, new Problems()), work, false);
    }

    /// One operation that takes `inputs`, written as a JSON array, and answers `{}`.
    static Served operation(String method, String path, String inputs) {
        return new Served(oneOperation(method, path, inputs), _ -> Response.json(200, "{}".getBytes(UTF_8)), false);
    }

    /// As [#operation], with an upstream that takes the body as it is.
    static Served passing(String method, String path, String inputs) {
        return new Served(oneOperation(method, path, inputs), _ -> Response.json(200, "{}".getBytes(UTF_8)), true);
    }

    /// One operation without inputs, `GET /ships`, that does `work`.
    static Served doing(Work work) {
        return new Served(oneOperation("GET", "/ships", "[]"), work, false);
    }

    private static RestServer oneOperation(String method, String path, String inputs) {
        return read("""
            {"type": "rest", "namespace": "port", "resources": [{"path": "%s", "operations": [
             {"method": "%s", "name": "one", "call": "dock.one", "inputParameters": %s}]}]}
            """.formatted(path, method, inputs), new Problems());
    }

    static JsonNode json(String text) {
        return Json.parse(text).orElseThrow(() -> new AssertionError("no JSON: " + text));
    }

    /// Sends a request without body.
    RawClient.Reply send(String method, String target, String... headers) throws IOException {
        return exchange(method, target, headers, "");
    }

    /// Sends a request with a body of a media type; of none when it is empty.
    RawClient.Reply sendBody(String method, String target, String type, String body) throws IOException {
        var headers = type.isEmpty() ? new String[0] : new String[] {"Content-Type: " + type};
        return exchange(method, target, headers, body);
    }

    private RawClient.Reply exchange(String method, String target, String[] headers, String body) throws IOException {
        var lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        var content = new String(body.getBytes(UTF_8), ISO_8859_1);
        return RawClient.exchange(
                listener.port(),
                method + " " + target + " HTTP/1.1\r\nHost: h\r\n" + lines + "Content-Length: " + content.length()
                        + "\r\n\r\n" + content);
    }

    /// The arguments of the last run as one JSON object; a payload is its media type and text.
    ObjectNode arguments() {
        var all = Json.object();
        arguments.get().forEach((name, value) -> all.set(name, shown(value)));
        return all;
    }

    private static JsonNode shown(JsonNode value) {
        var payload = Payload.in(value);
        return payload == null
                ? value
                : Json.object().put("type", payload.mediaType()).put("text", new String(payload.content(), UTF_8));
    }

    List<Route> routes() {
        return routes;
    }

    @Override
    public void close() {
        listener.close();
    }

    private Work recorded(Work work) {
        return scope -> {
            arguments.set(scope.inputs());
            return work.run(scope);
        };
    }

    private Response dispatch(Request request) {
        for (var route : routes) {
            var names = ExposedPath.ROOT.and(route.path()).placeholders();
            var pattern = Pattern.compile(Pattern.quote(route.path()).replaceAll("\\{[^{}]+\\}", "\\\\E([^/]+)\\\\Q"));
            var match = pattern.matcher(request.url().path());
            if (route.method().equals(request.method()) && match.matches()) {
                var values = new LinkedHashMap<String, String>();
                names.forEach(name -> values.put(name, PercentEncoding.decode(match.group(values.size() + 1))));
                return route.handler().handle(request.withParameters(values));
            }
        }
        return new Response(404, Body.empty());
    }

    static Routine routine(Unit unit, Work work, boolean passesBody) {
        var inputs = unit.inputs().stream().map(Served::input).toList();
        var upstream = new Routine.Upstream(
                "dock.one",
                null,
                "POST",
                "https://dock.example.com/v1",
                List.of(),
                List.of(),
                passesBody,
                passesBody,
                "json");
        return new Routine(unit.name(), inputs, Json.object(), arguments -> check(inputs, arguments), work, upstream);
    }

    private static Input input(Parameter parameter) {
        var schema = Json.object();
        if (parameter.type() != null) {
            schema.put("type", parameter.type());
        }
        if (parameter.description() != null) {
            schema.put("description", parameter.description());
        }
        schema.setAll(parameter.schema());
        boolean whole = parameter.name().equals("body");
        boolean required = Boolean.TRUE.equals(parameter.required());
        return new Input(
                parameter.name(),
                parameter.type(),
                required,
                parameter.description(),
                parameter.in(),
                whole,
                schema,
                List.of());
    }

    private static void check(List<Input> inputs, Map<String, JsonNode> arguments) {
        var missing = inputs.stream()
                .filter(each -> each.required() && !arguments.containsKey(each.name()))
                .map(each -> new Violation(each.name(), "is required"))
                .toList();
        if (!missing.isEmpty()) {
            throw new FailedCall(new BadInput(missing));
        }
    }

    private static Tree tree(JsonNode json) {
        return switch (json) {
            case ObjectNode object -> {
                var entries = new LinkedHashMap<String, Tree>();
                object.properties().forEach(each -> entries.put(each.getKey(), tree(each.getValue())));
                yield new Tree.Fields(START, entries);
            }
            case ArrayNode array ->
                new Tree.Items(START, array.valueStream().map(Served::tree).toList());
            default -> new Tree.Scalar(START, Json.plain(json), json);
        };
    }
}
