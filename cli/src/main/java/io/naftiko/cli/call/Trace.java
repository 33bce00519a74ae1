package io.naftiko.cli.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.cli.console.Output;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.link.Mask;
import io.naftiko.runtime.model.Authentication.Credential;
import io.naftiko.runtime.model.OutputParameter;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Explains a call step by step: its inputs, each request with its reply, and how the answer was made of that.
final class Trace {

    private final Callee callee;
    private final Output output;
    private final Mask mask;

    Trace(Callee callee, Output output) {
        this.callee = callee;
        this.output = output;
        this.mask = Mask.of(callee.linked());
    }

    void inputs(Map<String, JsonNode> arguments) {
        title("inputs of " + callee.name());
        arguments.forEach((name, value) -> line(name + " = " + Json.text(value)));
        if (arguments.isEmpty()) {
            line("none");
        }
    }

    void entries(List<Recorder.Entry> entries) {
        for (var entry : entries) {
            switch (entry) {
                case Exchange exchange -> exchange(exchange);
                case Recorder.Remark(var event) -> {
                    title("step " + event.path());
                    line(event.text());
                }
            }
        }
    }

    private void exchange(Exchange exchange) {
        var request = exchange.request();
        title(exchange.step().isEmpty() ? "request" : "request of " + exchange.step());
        var credentials = credentials(exchange.step());
        line(request.method() + " " + withCredentials(request.url().toString(), credentials));
        request.headers().forEach(this::header);
        credentials.stream().filter(each -> !each.in().equals("query")).forEach(each -> line(spoken(each)));
        body(request);
        reply(exchange);
    }

    private List<Credential> credentials(String step) {
        var routine = callee.offer().routine();
        var upstream = step.isEmpty()
                ? Optional.ofNullable(routine.upstream())
                : upstream(routine.steps(), step.replaceAll("\\[[0-9]+\\]", ""));
        return upstream.map(Routine.Upstream::credentials).orElse(List.of());
    }

    /// What the step at `path` calls.
    private static Optional<Routine.Upstream> upstream(List<Step.Shown> steps, String path) {
        return steps.stream()
                .filter(step -> path.equals(step.name()) || path.startsWith(step.name() + "."))
                .findFirst()
                .flatMap(step -> path.equals(step.name())
                        ? Optional.ofNullable(step.upstream())
                        : upstream(inner(step), path.substring(step.name().length() + 1)));
    }

    private static List<Step.Shown> inner(Step.Shown step) {
        return Stream.concat(step.steps().stream(), step.instead().stream()).toList();
    }

    /// The trace stands before the credential is added, so it says where it goes.
    private static String withCredentials(String url, List<Credential> credentials) {
        var text = new StringBuilder(url);
        credentials.stream()
                .filter(each -> each.in().equals("query"))
                .forEach(each -> text.append(text.indexOf("?") < 0 ? '?' : '&')
                        .append(each.name())
                        .append('=')
                        .append(Mask.HIDDEN));
        return text.toString();
    }

    private static String spoken(Credential credential) {
        return switch (credential.in()) {
            case "header" -> credential.name() + ": " + Mask.HIDDEN;
            case "cookie" -> "Cookie: " + credential.name() + "=" + Mask.HIDDEN;
            default -> "(" + credential.in() + " " + credential.name() + " = " + Mask.HIDDEN + ")";
        };
    }

    private void header(Header header) {
        line(header.name() + ": " + header.value());
    }

    private void body(Request request) {
        var bytes = request.body().bytes();
        if (bytes.length == 0) {
            return;
        }
        line("");
        new String(bytes, UTF_8).lines().forEach(this::line);
    }

    private void reply(Exchange exchange) {
        title("reply");
        var reply = exchange.response();
        if (reply == null) {
            line("none after " + exchange.time().toMillis() + " ms");
            return;
        }
        line(reply.status() + ", " + size(reply) + " bytes, " + exchange.time().toMillis() + " ms");
        reply.headers().forEach(this::header);
    }

    /// How the answer came about.
    void answer(Response answer, List<Recorder.Entry> entries) {
        title("answer");
        var outputs = callee.offer().unit().outputs();
        if (entries.stream().anyMatch(entry -> isAnswer(entry, answer))) {
            line("the reply as it came");
            return;
        }
        outputs.forEach(each -> mapping(each, 0));
        line("mapped to " + size(answer) + " bytes of " + answer.mediaType());
        nulls(answer);
    }

    /// Whether the very bytes of the reply are the answer.
    private static boolean isAnswer(Recorder.Entry entry, Response answer) {
        return entry instanceof Exchange exchange
                && exchange.response() != null
                && Arrays.equals(
                        exchange.response().body().bytes(), answer.body().bytes());
    }

    private void mapping(OutputParameter shape, int depth) {
        var name = shape.name() == null ? "answer" : shape.name();
        var from = shape.mapping() == null ? "" : " = " + shape.mapping();
        var type = shape.type() == null ? "" : ": " + shape.type();
        line("  ".repeat(depth) + name + type + from);
        shape.properties().forEach(each -> mapping(each, depth + 1));
        if (shape.items() != null) {
            mapping(shape.items(), depth + 1);
        }
    }

    /// A path that matches nothing gives null, which is the first thing to look for in a mapping.
    private void nulls(Response answer) {
        if (MediaTypes.isJson(answer.mediaType())) {
            Json.parse(answer.body().bytes())
                    .ifPresent(tree -> tree.properties().forEach(each -> {
                        if (each.getValue().isNull()) {
                            line(each.getKey() + " is null: its mapping found nothing");
                        }
                    }));
        }
    }

    private static int size(Response response) {
        return response.body().bytes().length;
    }

    private void title(String text) {
        output.line(output.bold(text));
    }

    private void line(String text) {
        output.line("  " + mask.text(text));
    }
}
