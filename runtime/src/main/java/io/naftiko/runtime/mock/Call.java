package io.naftiko.runtime.mock;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A request that was understood.
///
/// @param parameters the decoded values of the path by name, in its order
/// @param query the value of each name; several are joined by commas
/// @param body an empty object when there is none
/// @param parents the things that the path's values name, without the one that the operation is about
record Call(
        Operation operation,
        Map<String, String> parameters,
        Map<String, String> query,
        JsonNode body,
        List<ObjectNode> parents,
        Instant now) {

    PathTemplate path() {
        return operation.path();
    }
}
