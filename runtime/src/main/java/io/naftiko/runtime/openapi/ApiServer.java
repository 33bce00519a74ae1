package io.naftiko.runtime.openapi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// An address at which an API is, such as `https://{region}.example.com/v2` (OpenAPI 3.1, 4.8.5).
///
/// @param url as it is written; relative where it begins with `/` or is empty
/// @param variables by the name of their placeholder
public record ApiServer(String url, String description, Map<String, Variable> variables) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

    public ApiServer {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /// A part of an address that may be chosen.
    ///
    /// @param otherwise what it is when nobody chooses; empty where the document does not say
    /// @param values all that it can be; empty where it can be anything
    public record Variable(String otherwise, List<String> values) {

        public Variable {
            values = List.copyOf(values);
        }

        /// What stands for it when nobody chooses: its default, or else its first value.
        public Optional<String> usual() {
            return otherwise.isEmpty() ? values.stream().findFirst() : Optional.of(otherwise);
        }
    }

    static ApiServer of(JsonNode server) {
        var variables = new LinkedHashMap<String, Variable>();
        server.path("variables").properties().forEach(each -> variables.put(each.getKey(), variable(each.getValue())));
        return new ApiServer(
                server.path("url").asString("/"), server.path("description").asString(""), variables);
    }

    private static Variable variable(JsonNode variable) {
        var values = variable.path("enum")
                .valueStream()
                .map(each -> each.asString(""))
                .toList();
        return new Variable(variable.path("default").asString(""), values);
    }

    /// The address with the usual value of each variable; those that have none keep their braces.
    public String usual() {
        return PLACEHOLDER.matcher(url).replaceAll(found -> {
            var variable = variables.get(found.group(1));
            return java.util.regex.Matcher.quoteReplacement(
                    variable == null ? found.group() : variable.usual().orElse(found.group()));
        });
    }
}
