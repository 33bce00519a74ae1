package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.http.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The body of a request, as far as inputs read it.
///
/// @param whole the body as one argument; null when there is none
/// @param fields the JSON whose members are fields; null when the body is not JSON
/// @param form the fields of a form; empty when the body is none
record Content(@Nullable JsonNode whole, @Nullable JsonNode fields, Query form) {

    static final Content NONE = new Content(null, null, Query.parse(null));

    static Content json(JsonNode tree) {
        return new Content(tree, tree, NONE.form);
    }

    static Content of(JsonNode whole) {
        return new Content(whole, null, NONE.form);
    }

    static Content form(String text) {
        return new Content(null, null, Query.parse(text));
    }

    /// This content, whose fields are the members of `tree`.
    Content withFields(@Nullable JsonNode tree) {
        return new Content(whole, tree, form);
    }

    @Nullable
    JsonNode field(String name) {
        return fields == null ? null : fields.get(name);
    }
}
