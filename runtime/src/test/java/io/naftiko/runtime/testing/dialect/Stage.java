package io.naftiko.runtime.testing.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import io.naftiko.runtime.testing.dialect.Exchange.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A fixture in use: hosted on free ports, between a client and the API that it calls.
public final class Stage implements AutoCloseable {

    private static final Pattern OTHER_SERVER = Pattern.compile("@([^/]+)(/.*)");

    private final AtomicReference<Answer> reply = new AtomicReference<>(Answer.json("{}"));
    private final RecordingUpstream upstream = RecordingUpstream.answering(_ -> reply.get());
    private final Plan plan;
    private final Hosting hosting;

    /// Sets up `fixture` in `folder`.
    public Stage(Fixture fixture, Path folder) {
        this(fixture, folder, UnaryOperator.identity());
    }

    /// The same with more settings of the engine.
    public Stage(Fixture fixture, Path folder, UnaryOperator<Settings> more) {
        var settings = more.apply(Settings.of(Environment.of(fixture.environment().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> located(each.getValue()))))));
        var file = folder.resolve(fixture.variant() + ".yaml");
        try {
            Files.writeString(file, located(fixture.text()));
            fixture.copyFiles(folder, this::located);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        plan = new Engine(settings).plan(file);
        hosting = new Hosting(settings, List.of(file));
    }

    private static Answer answer(String reply) {
        var parts = reply.split(" ", 2);
        return new Answer.Plain(200, Headers.of("Content-Type", parts[0]), parts[1].getBytes(UTF_8));
    }

    private String located(String text) {
        return text.replace("https://api.example.com", upstream.origin())
                .replace("api.example.com", "127.0.0.1:" + upstream.port());
    }

    public Plan plan() {
        return plan;
    }

    /// Every unit with what it asks of callers, as `takes` writes it.
    public List<String> takes() {
        var document = plan.inspection();
        var tools = document.path("mcp")
                .valueStream()
                .flatMap(server -> server.path("tools").valueStream());
        return Stream.concat(document.path("rest").valueStream(), tools)
                .map(Stage::takes)
                .toList();
    }

    private static String takes(JsonNode unit) {
        var inputs = unit.path("inputs").valueStream().map(Stage::input).collect(Collectors.joining(" "));
        return (unit.path("name").asString() + " " + inputs).strip();
    }

    private static String input(JsonNode input) {
        return input.path("name").asString()
                + ":" + input.path("type").asString("?")
                + (input.path("required").booleanValue() ? "!" : "")
                + (input.has("in") ? "@" + input.path("in").asString() : "");
    }

    /// What came of a call.
    ///
    /// @param sent what the API got
    /// @param failed whether the client got a reason and nothing else
    /// @param answer what the client got
    public record Outcome(List<Received> sent, boolean failed, String answer) {}

    /// Does what `# call:` says.
    public Outcome call(Exchange exchange) {
        reply.set(answer(exchange.one(Word.REPLIES, "application/json {}")));
        int before = upstream.requests().size();
        var got = exchange.isRequest() ? request(exchange) : message(exchange);
        var all = upstream.requests();
        return new Outcome(all.subList(before, all.size()), got.failed(), got.text());
    }

    private record Got(boolean failed, String text) {}

    private Got request(Exchange exchange) {
        var words = exchange.words();
        var given = exchange.says(Word.GIVES) ? exchange.all(Word.GIVES) : List.of("Content-Type: application/json");
        var answer = hosting.send(
                words.getFirst(),
                url(words.get(1)),
                words.size() == 3 ? words.getLast() : "",
                given.stream().flatMap(line -> Stream.of(line.split(": ", 2))).toArray(String[]::new));
        return new Got(answer.statusCode() >= 400, answer.body());
    }

    private String url(String path) {
        var other = OTHER_SERVER.matcher(path);
        return other.matches() ? hosting.url(other.group(1)) + other.group(2) : hosting.url(namespace("rest")) + path;
    }

    private String namespace(String type) {
        return plan.linked().orElseThrow().servers().stream()
                .filter(server ->
                        server.exposes().type().equals(type) && !server.offers().isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no server of type " + type))
                .exposes()
                .namespace();
    }

    private Got message(Exchange exchange) {
        var words = exchange.words();
        var name = words.getFirst();
        var params = name.contains("/")
                ? words.size() == 2 ? words.getLast() : "{}"
                : Json.text(Json.object()
                        .put("name", name)
                        .set(
                                "arguments",
                                words.size() == 2 ? Json.parse(words.getLast()).orElseThrow() : Json.object()));
        var answer = hosting.send(
                "POST",
                hosting.url(namespace("mcp")) + "/mcp",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + (name.contains("/") ? name : "tools/call")
                        + "\",\"params\":" + params + "}",
                "Content-Type",
                "application/json",
                "MCP-Protocol-Version",
                "2025-11-25");
        return got(Json.parse(answer.body()).orElseThrow());
    }

    private static Got got(JsonNode answer) {
        var result = answer.path("result");
        if (!result.has("content")) {
            return new Got(!answer.has("result"), Json.text(answer));
        }
        var content = result.at("/content/0");
        var text = content.has("text") ? content.path("text").asString() : Json.text(content);
        return new Got(result.path("isError").asBoolean(false), content.isMissingNode() ? "" : text);
    }

    /// The namespaces of the servers that clients reach over HTTP.
    public List<String> served() {
        return hosting.namespaces();
    }

    @Override
    public void close() {
        hosting.close();
        upstream.close();
    }
}
