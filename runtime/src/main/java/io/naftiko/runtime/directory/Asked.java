package io.naftiko.runtime.directory;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Scope;
import java.util.List;

/// Inputs of the directory's tools, declared and read.
final class Asked {

    private Asked() {}

    static Input required(String name, String type, String description) {
        return input(name, type, true, description);
    }

    static Input of(String name, String type, String description) {
        return input(name, type, false, description);
    }

    private static Input input(String name, String type, boolean required, String description) {
        var schema = Json.object().put("type", type).put("description", description);
        return new Input(name, type, required, description, null, false, schema, List.of());
    }

    /// The text of an input; empty when it was not given.
    static String text(Scope scope, String name) {
        var value = scope.input(name);
        return value == null ? "" : value.asString();
    }

    /// The number of an input, as near as an `int` comes.
    static int number(Scope scope, String name, int usual) {
        var value = scope.input(name);
        return value == null ? usual : (int) value.asDouble();
    }
}
