package io.naftiko.runtime.expose.auth;

import io.naftiko.runtime.expose.auth.Verdict.Admitted;
import io.naftiko.runtime.expose.auth.Verdict.Refused;
import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The one way into a guarded server: a check decides on each request, before anything else of it is read.
///
/// @param realm for the log
public record Gate(String realm, Check check) implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    /// Decides who may come in. It may be asked by many threads at once.
    @FunctionalInterface
    public interface Check {

        Verdict of(Request request);

        /// What a caller who came in is answered.
        default Response leaving(Response response) {
            return response;
        }
    }

    /// The gate with the check that `made` makes now; where it fails, one that nobody passes, for the same reason.
    public static Gate of(String realm, Supplier<Check> made) {
        try {
            return new Gate(realm, made.get());
        } catch (FailedCall failed) {
            LOG.debug("nobody comes into {}: {}", realm, failed.failure().message());
            var refused = Refused.unavailable(failed.failure());
            return new Gate(realm, _ -> refused);
        }
    }

    @Override
    public Response handle(Request request, Handler next) {
        return switch (check.of(request)) {
            case Admitted(var admitted) -> check.leaving(next.handle(admitted));
            case Refused refused -> refuse(request, refused);
        };
    }

    /// A first request without a credential is how clients ask for the challenge.
    private Response refuse(Request request, Refused refused) {
        var level = refused.isFirst() ? Level.DEBUG : Level.INFO;
        LOG.atLevel(level)
                .log(
                        "request {} is refused by {}: {}",
                        request.id(),
                        realm,
                        refused.problem().name());
        return refused.answer(request);
    }
}
