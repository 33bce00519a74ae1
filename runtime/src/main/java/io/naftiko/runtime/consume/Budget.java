package io.naftiko.runtime.consume;

import static java.util.Objects.requireNonNullElse;

import io.naftiko.runtime.model.Limits;
import java.time.Duration;

/// The [Limits] of a call with their defaults filled in.
record Budget(Duration connect, Duration response, Duration total, long maxBytes) {

    static Budget of(Limits limits) {
        return new Budget(
                requireNonNullElse(limits.connect(), Limits.DEFAULT_CONNECT),
                requireNonNullElse(limits.response(), Limits.DEFAULT_RESPONSE),
                requireNonNullElse(limits.total(), Limits.DEFAULT_TOTAL),
                requireNonNullElse(limits.maxResponseBytes(), Limits.DEFAULT_MAX_RESPONSE));
    }

    /// Until the headers must be there, however late the connection stands.
    Duration begin() {
        return response.compareTo(total) < 0 ? response : total;
    }

    /// How long it can take until there is a connection: the client ends that too once the headers are late.
    Duration longestConnect() {
        return connect.compareTo(begin()) < 0 ? connect : begin();
    }
}
