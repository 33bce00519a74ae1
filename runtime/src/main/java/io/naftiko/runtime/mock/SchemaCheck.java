package io.naftiko.runtime.mock;

import static java.util.stream.Collectors.joining;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.openapi.Schemas;
import io.naftiko.runtime.report.Failure.Violation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks a value against the types, enumerations and required properties of a schema; other keywords are not looked
/// at. Where a schema leads deeper or to more checks than an honest one, everything is right.
final class SchemaCheck {

    private static final int DEEPEST = 64;
    private static final int MAX_CHECKS = 100_000;

    private static final List<String> CHOICES = List.of("oneOf", "anyOf");

    private final Schemas schemas;

    SchemaCheck(Schemas schemas) {
        this.schemas = schemas;
    }

    Schemas schemas() {
        return schemas;
    }

    boolean accepts(JsonNode schema, JsonNode value) {
        return violations(schema, value, "").isEmpty();
    }

    /// Everything that is wrong with `value`.
    ///
    /// @param name of the value, as a caller knows it; the names of what is inside are paths below it
    List<Violation> violations(JsonNode schema, JsonNode value, String name) {
        var found = new ArrayList<Violation>();
        new Run().check(schemas.flat(schema), value, name, found);
        return found;
    }

    private static boolean has(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            case "number" -> value.isNumber();
            case "null" -> value.isNull();
            default -> true;
        };
    }

    private static void checkEnumeration(ObjectNode schema, JsonNode value, String name, List<Violation> found) {
        var allowed = schema.path("enum");
        if (allowed.isArray() && allowed.valueStream().noneMatch(value::equals)) {
            var list = allowed.valueStream().map(Json::plain).collect(joining(", "));
            found.add(new Violation(label(name), "must be one of " + list));
        }
        var constant = schema.get("const");
        if (constant != null && !constant.equals(value)) {
            found.add(new Violation(label(name), "must be " + Json.plain(constant)));
        }
    }

    /// One value on its way to be checked.
    private final class Run {

        private int checks;
        private int depth;

        void check(ObjectNode schema, JsonNode value, String name, List<Violation> found) {
            if (depth < DEEPEST && ++checks < MAX_CHECKS) {
                depth++;
                checkHere(schema, value, name, found);
                depth--;
            }
        }

        private void checkHere(ObjectNode schema, JsonNode value, String name, List<Violation> found) {
            if (value.isNull() && Schemas.isNullable(schema)) {
                return;
            }
            var types = Schemas.types(schema);
            if (!types.isEmpty() && types.stream().noneMatch(type -> has(type, value))) {
                found.add(new Violation(label(name), "must be " + String.join(" or ", types)));
                return;
            }
            checkEnumeration(schema, value, name, found);
            checkChoices(schema, value, name, found);
            checkProperties(schema, value, name, found);
            checkItems(schema, value, name, found);
        }

        private boolean accepts(JsonNode schema, JsonNode value) {
            var found = new ArrayList<Violation>();
            check(schemas.flat(schema), value, "", found);
            return found.isEmpty();
        }

        private void checkChoices(ObjectNode schema, JsonNode value, String name, List<Violation> found) {
            for (var choice : CHOICES) {
                var cases = schema.path(choice);
                if (!cases.isEmpty() && cases.valueStream().noneMatch(each -> accepts(each, value))) {
                    found.add(new Violation(label(name), "has none of its possible forms"));
                }
            }
        }

        private void checkProperties(ObjectNode schema, JsonNode value, String name, List<Violation> found) {
            if (!value.isObject()) {
                return;
            }
            var properties = schema.path("properties");
            for (var each : schema.path("required")) {
                var key = each.asString("");
                if (!value.has(key)
                        && !schemas.flat(properties.path(key)).path("readOnly").asBoolean(false)) {
                    found.add(new Violation(below(name, key), "is missing"));
                }
            }
            for (var each : value.properties()) {
                var inner = properties.has(each.getKey())
                        ? properties.path(each.getKey())
                        : schema.path("additionalProperties");
                check(schemas.flat(inner), each.getValue(), below(name, each.getKey()), found);
            }
        }

        private void checkItems(ObjectNode schema, JsonNode value, String name, List<Violation> found) {
            if (value.isArray() && schema.has("items")) {
                var items = schemas.flat(schema.path("items"));
                for (int i = 0; i < value.size(); i++) {
                    check(items, value.path(i), name + "[" + i + "]", found);
                }
            }
        }
    }

    private static String below(String name, String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    private static String label(String name) {
        return name.isEmpty() ? "body" : name;
    }
}
