package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.model.Limits;

/// What carries requests to upstreams: the wire, or something that takes its place.
///
/// One network serves every upstream of an engine.
@FunctionalInterface
public interface Network extends AutoCloseable {

    /// A handler that sends each request once, and follows no redirect.
    ///
    /// It fails with [io.naftiko.runtime.report.FailedCall] when there is no answer within `limits`, and ends the
    /// exchange when its thread is interrupted.
    ///
    /// @param limits where a part is left out, its default holds
    Handler within(Limits limits);

    /// The same, of which a good answer that is long may come as [io.naftiko.runtime.http.Body.Incoming]: it is read
    /// from the upstream no faster than it is passed on, and within the same limits.
    default Handler passing(Limits limits) {
        return within(limits);
    }

    /// Ends every exchange at once.
    @Override
    default void close() {}

    /// The wire, each call by the client that is best for it.
    static Network usual() {
        return new UndertowNetwork(new JdkNetwork());
    }

    /// A network of one handler in this process, such as a mock: nothing reaches the wire.
    static Network of(Handler handler) {
        return _ -> handler;
    }
}
