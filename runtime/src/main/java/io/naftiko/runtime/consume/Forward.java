package io.naftiko.runtime.consume;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Forwarding;
import io.naftiko.runtime.model.Payload;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Sends a caller's request on to an API: its method, the rest of its path, its query, its body, and of its headers
/// those that are trusted.
///
/// What the file fixes of every call of the API, and the credential, win over what the caller sends under the same
/// name.
///
/// @param template a request to the API's own address, with what the file fixes
/// @param trusted the headers of the caller that the API may see, without regard to case
/// @param own the names in the query that are not the caller's to give
public record Forward(Fillable<Request> template, Handler upstream, Set<String> trusted, Set<String> own)
        implements Work {

    /// What says how to read a body, and is part of it.
    private static final Set<String> OF_THE_BODY = caseless("Content-Type", "Content-Encoding", "Content-Language");

    /// What the client negotiates for itself.
    private static final Set<String> OF_THE_CLIENT = caseless("Accept-Encoding");

    public Forward {
        trusted = caseless(trusted.toArray(String[]::new));
        own = Set.copyOf(own);
    }

    private static Set<String> caseless(String... names) {
        var all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(List.of(names));
        return all;
    }

    @Override
    public Response run(Scope scope) {
        var base = template.fill(scope);
        var body = body(scope.input(Forwarding.BODY));
        return upstream.handle(new Request(
                text(scope, Forwarding.METHOD, "GET"),
                url(base.url(), scope),
                headers(base.headers(), scope, body.type()),
                body.content()));
    }

    /// A caller's body with its media type; the type is null when there is no body.
    private record Content(Body content, @Nullable String type) {}

    private static Content body(@Nullable JsonNode body) {
        if (body == null) {
            return new Content(Body.empty(), null);
        }
        var payload = Payload.in(body);
        return payload == null
                ? new Content(Body.of(Json.bytes(body)), MediaTypes.JSON)
                : new Content(Body.of(payload.content()), payload.mediaType());
    }

    private Url url(Url base, Scope scope) {
        var path =
                base.path().endsWith("/") ? base.path().substring(0, base.path().length() - 1) : base.path();
        var tail = TailPath.of(Forwarding.PATH, text(scope, Forwarding.PATH, ""));
        var query = Stream.of(base.query() == null ? "" : base.query(), query(text(scope, Forwarding.QUERY, "")))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("&"));
        return new Url(base.origin(), tail.isEmpty() ? path : path + "/" + tail, query.isEmpty() ? null : query);
    }

    /// The caller's query as it is written, without the names that are not its to give.
    private String query(String written) {
        return Stream.of(written.split("&"))
                .filter(pair -> !pair.isEmpty() && !own.contains(name(pair)))
                .map(PercentEncoding::repair)
                .collect(Collectors.joining("&"));
    }

    private static String name(String pair) {
        return PercentEncoding.decode(pair.split("=", 2)[0].replace('+', ' '));
    }

    private Headers headers(Headers base, Scope scope, @Nullable String bodyType) {
        var given = scope.input(Forwarding.HEADERS);
        var lines = new ArrayList<Header>();
        if (given != null) {
            var nominated = nominated(given);
            given.properties().forEach(each -> {
                if (passes(each.getKey(), bodyType != null) && !nominated.contains(each.getKey())) {
                    texts(each.getValue()).forEach(value -> lines.add(new Header(each.getKey(), value)));
                }
            });
        }
        var all = Headers.of(lines);
        for (var line : base) {
            all = all.with(line.name(), line.value());
        }
        return bodyType == null ? all : all.with("Content-Type", bodyType);
    }

    private boolean passes(String name, boolean hasBody) {
        return (trusted.contains(name) && !OF_THE_CLIENT.contains(name)) || (hasBody && OF_THE_BODY.contains(name));
    }

    /// The headers that belong to the caller's connection because it says so (RFC 9110, 7.6.1).
    private static Set<String> nominated(JsonNode given) {
        return given.properties().stream()
                .filter(each -> each.getKey().equalsIgnoreCase("Connection"))
                .flatMap(each -> texts(each.getValue()))
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    private static Stream<String> texts(JsonNode value) {
        return value.isArray() ? value.valueStream().map(Json::plain) : Stream.of(Json.plain(value));
    }

    private static String text(Scope scope, String input, String absent) {
        var value = scope.input(input);
        return value == null ? absent : Json.plain(value);
    }
}
