package io.naftiko.runtime.consume;

import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A value with the name under which it is sent.
public record Named(String name, Expression source) {

    /// The value in this run; null when it is absent, or null itself: it is not sent then.
    @Nullable
    JsonNode value(Scope scope) {
        var value = source.value(scope);
        return value == null || value.isNull() ? null : value;
    }
}
