package io.naftiko.runtime.consume;

import static java.util.Objects.requireNonNullElse;

import io.naftiko.runtime.model.Deadline;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.report.FailedCall;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// The [Limits] of a call with their defaults filled in.
record Budget(Duration connect, Duration response, Duration total, long maxBytes) {

    static Budget of(Limits limits) {
        return new Budget(
                requireNonNullElse(limits.connect(), Limits.DEFAULT_CONNECT),
                requireNonNullElse(limits.response(), Limits.DEFAULT_RESPONSE),
                requireNonNullElse(limits.total(), Limits.DEFAULT_TOTAL),
                requireNonNullElse(limits.maxResponseBytes(), Limits.DEFAULT_MAX_RESPONSE));
    }

    /// What is left of all the time for a call that begins now.
    ///
    /// @param peer host and port
    /// @throws FailedCall when nothing is left of what everything must be done in ([Deadline])
    Duration left(Supplier<String> peer) {
        var left = Deadline.left(total);
        if (left.compareTo(total) < 0 && !left.isPositive()) {
            throw Breakdown.of(new TimeoutException(), peer.get(), this);
        }
        return left;
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
