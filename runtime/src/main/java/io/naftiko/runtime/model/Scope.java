package io.naftiko.runtime.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What one run may refer to. Each run has its own; nothing is shared between two.
///
/// @param inputs the caller's inputs by name, checked
public record Scope(Map<String, JsonNode> inputs) {

    /// The caller's input; null when it was not given.
    public @Nullable JsonNode input(String name) {
        return inputs.get(name);
    }
}
