package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.ProblemDetails;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Forwarding;
import io.naftiko.runtime.model.Payload;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.report.FailedCall;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Hands requests of every method to a routine that sends them on.
///
/// @param tail the placeholder of the route that takes the rest of the path
record ForwardHandler(Routine routine, String tail) implements Handler {

    @Override
    public Response handle(Request request) {
        if (!Forwarding.METHODS.contains(request.method())) {
            return notAllowed(request);
        }
        try {
            request.peer().departure().whenGone(Thread.currentThread()::interrupt);
            return KeptHeaders.ofForwarded(routine.pass(arguments(request)));
        } catch (FailedCall failed) {
            return RestFailures.answer(failed.failure(), request);
        }
    }

    private static Response notAllowed(Request request) {
        var allow = String.join(", ", Forwarding.METHODS);
        return new ProblemDetails("method-not-allowed", 405, "Method not allowed", "This path answers " + allow + ".")
                .answer(request)
                .withHeader("Allow", allow);
    }

    private Map<String, JsonNode> arguments(Request request) {
        var arguments = new LinkedHashMap<String, JsonNode>();
        request.parameters().forEach((name, value) -> {
            if (!name.equals(tail)) {
                arguments.put(name, StringNode.valueOf(value));
            }
        });
        arguments.put(Forwarding.METHOD, StringNode.valueOf(request.method()));
        arguments.put(Forwarding.PATH, StringNode.valueOf(request.parameters().getOrDefault(tail, "")));
        arguments.put(Forwarding.HEADERS, headers(request.headers()));
        var query = request.url().query();
        if (query != null) {
            arguments.put(Forwarding.QUERY, StringNode.valueOf(query));
        }
        if (!(request.body() instanceof Body.Empty)) {
            var type = request.headers().first("Content-Type").orElse(MediaTypes.BINARY);
            arguments.put(Forwarding.BODY, new Payload(type, request.body().bytes()).argument());
        }
        return arguments;
    }

    private static ObjectNode headers(Headers headers) {
        var all = Json.object();
        headers.forEach(line -> all.withArrayProperty(line.name()).add(line.value()));
        return all;
    }
}
