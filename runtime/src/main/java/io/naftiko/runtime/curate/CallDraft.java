package io.naftiko.runtime.curate;

import io.naftiko.runtime.document.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The consumed operation while it is written: its path, its inputs and its body, and what agents call the inputs.
///
/// No two inputs have one name. A query parameter or a header must keep its name; a placeholder and a field of a body
/// can be called otherwise.
final class CallDraft {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final List<ObjectNode> inputs = new ArrayList<>();
    private final Map<String, String> spoken = new LinkedHashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();
    private String path;
    private @Nullable ObjectNode body;

    CallDraft(String path) {
        this.path = path;
    }

    /// Takes a name that cannot be another; false when it is taken already.
    boolean claim(String name) {
        return taken.add(name);
    }

    /// A name like `wanted` that is free, and now taken.
    String free(String wanted, String prefix) {
        var plain = plain(wanted);
        var name = taken.contains(plain) ? plain(prefix + "_" + wanted) : plain;
        for (int number = 2; !taken.add(name); number++) {
            name = plain + "_" + number;
        }
        return name;
    }

    private static String plain(String name) {
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        var plain = name.replaceAll("[^A-Za-z0-9_.-]+", "_").replaceAll("^_+|_+$", "");
        return plain.isEmpty() ? "value" : plain.substring(0, Math.min(plain.length(), 60));
    }

    /// Calls a placeholder of the path otherwise.
    void rename(String placeholder, String name) {
        path = path.replace("{" + placeholder + "}", "{" + name + "}");
    }

    String path() {
        return path;
    }

    /// Adds an input that callers give.
    ///
    /// @param schema what is known of its values
    void add(String name, String in, boolean required, String description, ObjectNode schema) {
        var input = Json.object().put("name", name).put("in", in);
        if (schema.has("type")) {
            input.set("type", schema.path("type"));
        }
        if (required) {
            input.put("required", true);
        }
        if (!description.isEmpty()) {
            input.put("description", description);
        }
        schema.properties().stream()
                .filter(each -> !each.getKey().equals("required") && !input.has(each.getKey()))
                .forEach(each -> input.set(each.getKey(), each.getValue()));
        inputs.add(input);
        spoken.put(name, spoken(name));
    }

    /// An input whose properties are required writes that in the way of capability files: each property says it.
    static ObjectNode ownWords(ObjectNode schema) {
        var required = schema.path("required");
        required.forEach(name -> {
            if (schema.path("properties").get(name.asString("")) instanceof ObjectNode property) {
                property.put("required", true);
            }
        });
        schema.remove("required");
        return schema;
    }

    private String spoken(String name) {
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        var plain = plain(name);
        return spoken.containsValue(plain) || taken.contains(plain) ? free(plain, "the") : plain;
    }

    /// Adds an input that the file gives.
    void fix(String name, String in, String value) {
        inputs.add(Json.object().put("name", name).put("in", in).put("value", value));
    }

    void send(String type, JsonNode data) {
        body = Json.object().put("type", type);
        body.set("data", data);
    }

    ArrayNode inputs() {
        var all = Json.array();
        inputs.forEach(all::add);
        return all;
    }

    @Nullable
    ObjectNode body() {
        return body;
    }

    /// Where agents call some input otherwise: each input as `with` has it; empty where none is.
    ObjectNode with() {
        var with = Json.object();
        if (spoken.entrySet().stream().anyMatch(each -> !each.getKey().equals(each.getValue()))) {
            spoken.forEach((name, said) -> with.put(name, "tools." + said));
        }
        return with;
    }
}
