package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Variables;

/// An API that a capability consumes, as a handler: it signs a request, sends it, and reads the answer whole.
///
/// Built once for each entry of `consumes`. The limits hold for each request on the wire: one that is redirected, or
/// repeated for its credential, starts anew.
///
/// @param whole reads each answer whole
/// @param passing may answer with a [io.naftiko.runtime.http.Body.Incoming], for those who look at no content
public record Upstream(Handler whole, Handler passing) implements Handler {

    /// The upstream of one entry.
    ///
    /// @param limits of the entry, over those of the engine; where both leave a part out, its default holds
    public static Upstream of(Network network, Authentication authentication, Variables variables, Limits limits) {
        var signing = authentication.outgoing(variables);
        return new Upstream(
                chain(network.within(limits), limits, signing), chain(network.passing(limits), limits, signing));
    }

    /// One that reads each answer whole.
    public static Upstream of(Handler whole) {
        return new Upstream(whole, whole);
    }

    private static Handler chain(Handler network, Limits limits, Filter signing) {
        return network.behind(new Decoding(Budget.of(limits).maxBytes()))
                .behind(new Redirects())
                .behind(new TransportHeaders())
                .behind(signing);
    }

    /// This upstream, every call of which `filter` sees with its whole answer.
    public Upstream seenBy(Filter filter) {
        return Filter.NONE.equals(filter) ? this : of(whole.behind(filter));
    }

    @Override
    public Response handle(Request request) {
        return whole.handle(request);
    }
}
