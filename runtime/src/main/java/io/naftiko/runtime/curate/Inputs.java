package io.naftiko.runtime.curate;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.openapi.ApiOperation;
import io.naftiko.runtime.openapi.ApiOperation.Parameter;
import io.naftiko.runtime.openapi.SchemaDraft;
import io.naftiko.runtime.openapi.Schemas;
import io.naftiko.runtime.openapi.ShortText;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes the parameters of an operation as inputs.
///
/// Optional headers and cookies, optional parameters that are deprecated, what the client sends anyway and what the
/// credential is are left out. A parameter that can have one value only has it.
///
/// @param supplied where the credential travels, such as `query:api_key`
/// @param notes takes a sentence for each parameter that cannot be taken over
record Inputs(Schemas schemas, Set<String> supplied, Consumer<String> notes) {

    private static final int DESCRIPTION = 200;
    private static final Set<String> TRANSPORT = Set.of(
            "content-type", "content-length", "host", "accept", "accept-encoding", "user-agent", "authorization");

    void add(ApiOperation operation, SchemaDraft drafts, CallDraft call) {
        var all = operation.parameters().stream().filter(this::isAsked).toList();
        var named = all.stream().filter(each -> !each.in().equals("path")).toList();
        var kept = named.stream().filter(each -> claims(each, operation, call)).toList();
        all.stream().filter(each -> each.in().equals("path")).forEach(each -> addToPath(each, drafts, call));
        Stream.of(true, false)
                .flatMap(required -> kept.stream().filter(each -> each.required() == required))
                .forEach(each -> add(each, drafts, call));
    }

    private boolean isAsked(Parameter parameter) {
        var name = parameter.name().toLowerCase(Locale.ROOT);
        return switch (parameter.in()) {
            case "path" -> true;
            case "query" -> !supplied.contains("query:" + name) && (parameter.required() || !parameter.deprecated());
            case "header" -> parameter.required() && !TRANSPORT.contains(name) && !supplied.contains("header:" + name);
            default -> parameter.required() && !supplied.contains(parameter.in() + ":" + name);
        };
    }

    private boolean claims(Parameter parameter, ApiOperation operation, CallDraft call) {
        boolean free = call.claim(parameter.name());
        if (!free) {
            notes.accept("`" + operation.route() + "` has two parameters `" + parameter.name() + "`; the one in the "
                    + parameter.in() + " is left out.");
        }
        return free;
    }

    private static void addToPath(Parameter parameter, SchemaDraft drafts, CallDraft call) {
        var name = call.free(parameter.name(), "path");
        if (!name.equals(parameter.name())) {
            call.rename(parameter.name(), name);
        }
        var draft = drafts.of(parameter.schema());
        call.add(name, "path", true, description(parameter, draft), draft);
    }

    private void add(Parameter parameter, SchemaDraft drafts, CallDraft call) {
        var draft = drafts.of(parameter.schema());
        var only = parameter.required() ? only(draft) : null;
        if (only != null) {
            call.fix(parameter.name(), parameter.in(), only);
        } else if (isObject(draft) && !properties(parameter).isEmpty()) {
            properties(parameter)
                    .properties()
                    .forEach(each -> addMember(parameter, each.getKey(), each.getValue(), drafts, call));
        } else if (isJoined(parameter, draft)) {
            call.add(parameter.name(), parameter.in(), parameter.required(), joined(parameter, draft), joinedSchema());
        } else {
            call.add(
                    parameter.name(),
                    parameter.in(),
                    parameter.required(),
                    description(parameter, draft),
                    CallDraft.ownWords(draft));
        }
    }

    /// The one value that it can have; null when there are several, or when the value would be read as a template.
    private static @Nullable String only(ObjectNode draft) {
        var values = draft.path("enum");
        var value = values.size() == 1 && values.get(0).isValueNode() ? Json.plain(values.get(0)) : null;
        return value == null || value.contains("{") || value.isEmpty() ? null : value;
    }

    private static boolean isObject(ObjectNode draft) {
        return draft.path("type").asString("").equals("object");
    }

    private ObjectNode properties(Parameter parameter) {
        return parameter.in().equals("query")
                        && (parameter.explode() || parameter.style().equals("deepObject"))
                ? schemas.properties(parameter.schema())
                : Json.object();
    }

    /// One property of a parameter that is an object: `filter[name]`, or `name` alone (OpenAPI 3.1, 4.8.12.2).
    private void addMember(Parameter parameter, String property, JsonNode schema, SchemaDraft drafts, CallDraft call) {
        var name = parameter.style().equals("deepObject") ? parameter.name() + "[" + property + "]" : property;
        if (call.claim(name)) {
            var draft = drafts.of(schema);
            boolean required = parameter.required()
                    && Schemas.required(schemas.flat(parameter.schema())).contains(property);
            call.add(name, parameter.in(), required, draft.path("description").asString(""), CallDraft.ownWords(draft));
        }
    }

    private static boolean isJoined(Parameter parameter, ObjectNode draft) {
        return draft.path("type").asString("").equals("array")
                && parameter.in().equals("query")
                && !parameter.explode();
    }

    private static ObjectNode joinedSchema() {
        return Json.object().put("type", "string");
    }

    private static String joined(Parameter parameter, ObjectNode draft) {
        var between = switch (parameter.style()) {
            case "spaceDelimited" -> "spaces";
            case "pipeDelimited" -> "`|`";
            default -> "commas";
        };
        var values =
                draft.path("items").path("enum").valueStream().map(Json::plain).toList();
        var known = values.isEmpty() || values.size() > 20 ? "" : " Values: " + String.join(", ", values) + ".";
        return (description(parameter, draft) + " Several are separated by " + between + "." + known).strip();
    }

    private static String description(Parameter parameter, ObjectNode draft) {
        var own = ShortText.of(parameter.description(), DESCRIPTION);
        return own.isEmpty() ? draft.path("description").asString("") : own;
    }

    /// Where several credentials travel, as the inputs compare it.
    static String place(String in, String name) {
        return in + ":" + name.toLowerCase(Locale.ROOT);
    }
}
