package io.naftiko.runtime.mock;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What came of a call, before it takes the shape of an answer.
sealed interface Outcome {

    /// One thing of a resource.
    record Thing(Resource resource, ObjectNode value) implements Outcome {}

    /// Some things of a resource.
    record Things(Resource resource, Page page) implements Outcome {}

    /// A part of a thing, as it is.
    record Value(JsonNode json) implements Outcome {}

    /// Nothing that is kept: the answer is made up from its schema.
    record Done() implements Outcome {}
}
