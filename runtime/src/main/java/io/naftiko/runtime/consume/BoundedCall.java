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
        if (response.body() instanceof Body.Bytes(var content) && content.length > maxBytes && isBytes(response)) {
            throw new FailedCall(new UnreadableReply(
                    "The answer has " + content.length + " bytes, and `maxBinarySize` allows " + maxBytes + "."));
        }
        return response;
    }

    private boolean isBytes(Response response) {
        return always || (response.mediaType() != null && !MediaTypes.isText(response.mediaType()));
    }
}
