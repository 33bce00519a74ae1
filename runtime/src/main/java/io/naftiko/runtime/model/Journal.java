package io.naftiko.runtime.model;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a run has done, so that a run that ended with [Unanswered] goes on where it was: what is written here is not
/// done again.
public interface Journal {

    /// Nothing was done before, and nobody goes on.
    Journal NONE = new Journal() {
        @Override
        public Optional<JsonNode> find(String path) {
            return Optional.empty();
        }

        @Override
        public void keep(String path, JsonNode value) {}
    };

    /// What the step at `path` came to in an earlier run; empty when it was not done yet.
    Optional<JsonNode> find(String path);

    /// Writes what the step at `path` came to, in place of what was written before. What was written for steps inside
    /// of it is not looked for any more. It may be called by several threads at once.
    void keep(String path, JsonNode value);
}
