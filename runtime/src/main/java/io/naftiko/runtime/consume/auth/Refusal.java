package io.naftiko.runtime.consume.auth;

import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.report.FailedCall;
import java.util.function.Supplier;

/// Keeps a credential that cannot be made from stopping a capability: the calls that need it fail, and are not sent.
final class Refusal {

    private Refusal() {}

    /// The filter that `made` makes now; where it fails, one that fails each call for the same reason.
    static Filter onCall(Supplier<Filter> made) {
        try {
            return made.get();
        } catch (FailedCall e) {
            var failure = e.failure();
            return (_, _) -> {
                throw new FailedCall(failure);
            };
        }
    }
}
