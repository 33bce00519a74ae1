package io.naftiko.runtime.curate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// How the calls of an API prove who makes them, in the words of a capability file.
///
/// @param authentication null where nothing is asked for, or nothing that the engine can do
/// @param inputs what travels beside it
/// @param variables that the values come from, with what each is
/// @param places where it travels, such as `query:api_key`
record Credential(
        @Nullable ObjectNode authentication,
        List<ObjectNode> inputs,
        Map<String, String> variables,
        Set<String> places) {

    static final Credential NONE = new Credential(null, List.of(), Map.of(), Set.of());

    Credential {
        inputs = List.copyOf(inputs);
        variables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        places = Set.copyOf(places);
    }
}
