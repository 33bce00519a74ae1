package io.naftiko.runtime.model;

import io.naftiko.runtime.http.Response;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A kind of `outputRawFormat`: reads what an upstream answered. Open: one file per format in `consume.format`, one
/// line in `BuiltIn`.
public interface Format {

    /// The answer as a JSON tree.
    ///
    /// @throws io.naftiko.runtime.report.FailedCall with an unreadable reply when it is not of this format
    JsonNode read(Response response);

    /// This format, for the parts of an answer that `outputSchema` names; empty when it names none. A format that knows
    /// no parts takes any.
    default Optional<Format> selecting(String outputSchema) {
        return Optional.of(this);
    }

    /// Whether the bytes of an answer are already what an identity mapping means, so that nobody needs to read them.
    default boolean identityKeepsBytes() {
        return false;
    }
}
