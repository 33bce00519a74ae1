package io.naftiko.runtime.enrich;

import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.report.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a document says of one input.
///
/// @param draft the schema of its values
record Documented(String name, String in, boolean required, String description, ObjectNode draft) {

    Documented named(String other) {
        return new Documented(other, in, required, description, draft);
    }

    Parameter asParameter(Place place) {
        return new Parameter(name, in, type(), required ? Boolean.TRUE : null, said(), null, null, further(), place);
    }

    /// The input that a file declares, with what this says where the file says nothing.
    Parameter fill(Parameter declared) {
        var schema = declared.schema().deepCopy();
        boolean same =
                declared.type() == null || type() == null || declared.type().equals(type());
        if (same) {
            further().properties().stream()
                    .filter(each -> !schema.has(each.getKey()) && !isOwn(each.getKey(), schema))
                    .forEach(each -> schema.set(each.getKey(), each.getValue()));
        }
        return new Parameter(
                declared.name(),
                declared.in(),
                declared.type() == null ? type() : declared.type(),
                required(declared),
                declared.description() == null ? said() : declared.description(),
                declared.value(),
                declared.mapping(),
                schema,
                declared.place());
    }

    private @Nullable Boolean required(Parameter declared) {
        if (declared.required() != null) {
            return declared.required();
        }
        return required ? Boolean.TRUE : null;
    }

    /// What is required is said of the file's own properties by these.
    private static boolean isOwn(String keyword, ObjectNode schema) {
        return keyword.equals("required") && schema.has("properties");
    }

    private @Nullable String type() {
        return draft.has("type") ? draft.path("type").asString() : null;
    }

    private @Nullable String said() {
        return description.isEmpty() ? null : description;
    }

    private ObjectNode further() {
        var further = draft.deepCopy();
        further.remove("type");
        further.remove("description");
        return further;
    }
}
