package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UnreadableReply;

/// A call with a largest answer, where that is bytes and not text: `maxBinarySize`.
///
/// @param always whether the file says that it is bytes, whatever its media type
public record BoundedCall(Work call, long maxBytes, boolean always) implements Work {

    /// The largest answer of bytes where the file says no other.
    public static final long DEFAULT_MAX_BYTES = 10L << 20;

    @Override
    public Response run(Scope scope) {
        var response = call.run(scope);
        return switch (response.body()) {
            case Body.Held held
            when isBytes(response) -> {
                check(held.size());
                yield response;
            }
            case Body.Incoming incoming when isBytes(response) -> response.withBody(bounded(incoming));
            case Body.Held _, Body.Empty _, Body.Stream _ -> response;
        };
    }

    private Body bounded(Body.Incoming incoming) {
        try {
            check(incoming.length());
        } catch (FailedCall refused) {
            incoming.close();
            throw refused;
        }
        var tooLong = "The answer has more than the " + maxBytes + " bytes that `maxBinarySize` allows.";
        return new Body.Incoming(new Bounded(incoming.content(), maxBytes, tooLong), incoming.length());
    }

    private void check(long length) {
        if (length > maxBytes) {
            throw new FailedCall(new UnreadableReply(
                    "The answer has " + length + " bytes, and `maxBinarySize` allows " + maxBytes + "."));
        }
    }

    private boolean isBytes(Response response) {
        return always || (response.mediaType() != null && !MediaTypes.isText(response.mediaType()));
    }
}
