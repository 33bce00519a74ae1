package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.model.Conversation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A conversation in which the client hears what a narration lets it hear, which is the same in both eras.
interface Narrated extends Conversation {

    Narration narration();

    @Override
    default void log(Severity severity, String logger, JsonNode data) {
        narration().log(severity, logger, data);
    }

    @Override
    default void progress(double done, @Nullable Double total, @Nullable String message) {
        narration().progress(done, total, message);
    }
}
