package io.naftiko.runtime.enrich;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.openapi.ApiOperation;
import io.naftiko.runtime.openapi.ApiOperation.Media;
import io.naftiko.runtime.openapi.ApiOperation.Parameter;
import io.naftiko.runtime.openapi.SchemaDraft;
import io.naftiko.runtime.openapi.Schemas;
import io.naftiko.runtime.openapi.ShortText;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The inputs of an operation as its document has them.
record DocumentedInputs(ApiOperation known, SchemaDraft drafts, Schemas schemas) {

    private static final int DESCRIPTION = 200;

    Optional<Documented> find(String in, String name) {
        return known.parameters().stream()
                .filter(each -> each.in().equals(in) && isNamed(each, name))
                .findFirst()
                .map(this::documented);
    }

    private static boolean isNamed(Parameter parameter, String name) {
        return parameter.in().equals("path")
                ? KnownOperations.essence(parameter.name()).equals(KnownOperations.essence(name))
                : parameter.in().equals("header")
                        ? parameter.name().equalsIgnoreCase(name)
                        : parameter.name().equals(name);
    }

    /// The input of that name, wherever it is.
    Optional<Documented> any(String name) {
        return known.parameters().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(this::documented)
                .or(() -> field(name));
    }

    /// The parameters of the query that a call may have, without those that nobody should begin to use.
    List<Documented> query() {
        return known.parameters().stream()
                .filter(each -> each.in().equals("query"))
                .filter(each -> each.required() || !each.deprecated())
                .filter(each -> !schemas.is(each.schema(), "object"))
                .map(this::documented)
                .toList();
    }

    private Documented documented(Parameter parameter) {
        var draft = drafts.of(parameter.schema());
        var said = said(parameter.description(), draft);
        boolean joined = parameter.in().equals("query")
                && !parameter.explode()
                && draft.path("type").asString("").equals("array");
        return joined
                ? new Documented(
                        parameter.name(),
                        "query",
                        parameter.required(),
                        (said + " Several in one text, separated as the API has it.").strip(),
                        Json.object().put("type", "string"))
                : new Documented(parameter.name(), parameter.in(), parameter.required(), said, draft);
    }

    /// The whole body, where it is JSON.
    Optional<Documented> body() {
        return json().map(media -> {
            var draft = drafts.of(schema(media));
            boolean required = known.body() != null && known.body().required();
            var said = said(known.body() == null ? "" : known.body().description(), draft);
            return new Documented("body", "body", required, said, draft);
        });
    }

    /// A field of the body.
    Optional<Documented> field(String name) {
        return media(known).flatMap(media -> {
            var flat = drafts.chosen(schemas.flat(schema(media)));
            return flat.path("properties").get(name) instanceof ObjectNode property
                    ? Optional.of(field(
                            name, drafts.of(property), Schemas.required(flat).contains(name)))
                    : Optional.empty();
        });
    }

    private static Documented field(String name, ObjectNode draft, boolean required) {
        return new Documented(name, "body", required, said("", draft), draft);
    }

    private Optional<Media> json() {
        return media(known).filter(each -> isJson(each.type()));
    }

    private static Optional<Media> media(ApiOperation operation) {
        var content =
                operation.body() == null ? List.<Media>of() : operation.body().content();
        return content.stream()
                .filter(each -> isJson(each.type()))
                .findFirst()
                .or(() -> content.stream().findFirst());
    }

    private static boolean isJson(String type) {
        return MediaTypes.isJson(type) || type.contains("*");
    }

    private static JsonNode schema(Media media) {
        return media.schema() == null ? Json.object() : media.schema();
    }

    private static String said(String description, ObjectNode draft) {
        var own = ShortText.of(description, DESCRIPTION);
        return own.isEmpty() ? draft.path("description").asString("") : own;
    }
}
