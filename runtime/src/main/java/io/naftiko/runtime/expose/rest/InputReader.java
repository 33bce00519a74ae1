package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.report.Failure.Violation;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads one input of an operation from requests.
record InputReader(Input input, Location location, Coercion coercion) {

    static InputReader of(Input input) {
        return new InputReader(input, Location.of(input), Coercion.to(input.type(), input.schema()));
    }

    /// Adds the argument to `arguments`, or what is wrong with it to `found`; nothing when the request has none.
    void read(Arrival arrival, Map<String, JsonNode> arguments, List<Violation> found) {
        var name = input.name();
        var texts = location.texts(arrival, name);
        var value = texts.isEmpty() ? location.value(arrival, name) : coercion.coerce(name, texts, found);
        if (value != null) {
            arguments.put(name, value);
        }
    }
}
