package io.naftiko.runtime.openapi;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.openapi.ApiOperation.Body;
import io.naftiko.runtime.openapi.ApiOperation.Media;
import io.naftiko.runtime.openapi.ApiOperation.Parameter;
import io.naftiko.runtime.openapi.ApiOperation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what an operation takes and answers.
///
/// @param problems takes a sentence for each part that is left out
record PartReader(Schemas schemas, Consumer<String> problems) {

    private static final Set<String> PLACES = Set.of("path", "query", "header", "cookie");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}/]+)\\}");

    /// Those of the path, then those of the operation, which win, then the placeholders that nobody declares.
    List<Parameter> parameters(String path, JsonNode item, JsonNode operation) {
        var all = new ArrayList<Parameter>();
        for (var owner : List.of(item, operation)) {
            for (var each : owner.path("parameters")) {
                var parameter = parameter(schemas.follow(each), path);
                if (parameter != null) {
                    all.removeIf(other ->
                            other.name().equals(parameter.name()) && other.in().equals(parameter.in()));
                    all.add(parameter);
                }
            }
        }
        PLACEHOLDER.matcher(path).results().map(found -> found.group(1)).forEach(name -> {
            if (all.stream()
                    .noneMatch(each -> each.in().equals("path") && each.name().equals(name))) {
                all.add(undeclared(name));
            }
        });
        return all;
    }

    private static Parameter undeclared(String name) {
        return new Parameter(name, "path", true, false, "", Json.object().put("type", "string"), "simple", false);
    }

    private @Nullable Parameter parameter(JsonNode parameter, String path) {
        var name = parameter.path("name").asString("");
        var in = parameter.path("in").asString("");
        if (name.isEmpty() || !PLACES.contains(in)) {
            problems.accept("A parameter has no `name`, or stands in `" + in + "`: path, query, header or cookie.");
            return null;
        }
        if (in.equals("path") && !path.contains("{" + name + "}")) {
            problems.accept("The path has no placeholder for the parameter `" + name + "`.");
            return null;
        }
        var style = parameter.path("style").asString(in.equals("query") || in.equals("cookie") ? "form" : "simple");
        return new Parameter(
                name,
                in,
                in.equals("path") || parameter.path("required").asBoolean(false),
                parameter.path("deprecated").asBoolean(false),
                parameter.path("description").asString("").strip(),
                schema(parameter),
                style,
                parameter.path("explode").asBoolean(style.equals("form")));
    }

    /// A parameter has a schema, or the only media type of its content has one (OpenAPI 3.1, 4.8.12).
    private static JsonNode schema(JsonNode parameter) {
        if (parameter.has("schema")) {
            return parameter.path("schema");
        }
        return parameter
                .path("content")
                .valueStream()
                .findFirst()
                .map(media -> media.path("schema"))
                .filter(JsonNode::isObject)
                .orElseGet(Json::object);
    }

    @Nullable
    Body body(JsonNode operation) {
        if (!operation.has("requestBody")) {
            return null;
        }
        var body = schemas.follow(operation.path("requestBody"));
        if (!body.isObject()) {
            problems.accept("The body of the operation is no mapping.");
            return null;
        }
        return new Body(
                body.path("required").asBoolean(false),
                body.path("description").asString("").strip(),
                content(body));
    }

    List<Reply> replies(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .filter(each -> !each.getKey().startsWith("x-"))
                .map(each -> reply(each.getKey(), schemas.follow(each.getValue())))
                .toList();
    }

    private Reply reply(String status, JsonNode reply) {
        return new Reply(status, reply.path("description").asString("").strip(), content(reply));
    }

    private List<Media> content(JsonNode owner) {
        return owner.path("content").properties().stream()
                .map(each -> new Media(
                        each.getKey().split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
                        each.getValue().get("schema"),
                        example(each.getValue())))
                .toList();
    }

    private @Nullable JsonNode example(JsonNode media) {
        var first = media.path("examples").valueStream().findFirst();
        return media.has("example")
                ? media.get("example")
                : first.map(each -> schemas.follow(each).get("value")).orElse(null);
    }
}
