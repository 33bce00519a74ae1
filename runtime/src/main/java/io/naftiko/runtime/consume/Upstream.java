package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Variables;

/// An API that a capability consumes, as a handler: it signs a request, sends it, and reads the answer whole.
///
/// Built once for each entry of `consumes`. The limits hold for each request on the wire: one that is redirected, or
/// repeated for its credential, starts anew.
public final class Upstream {

    private Upstream() {}

    /// The upstream of one entry.
    ///
    /// @param limits of the entry, over those of the engine; where both leave a part out, its default holds
    public static Handler of(Network network, Authentication authentication, Variables variables, Limits limits) {
        return network.within(limits)
                .behind(new Decoding(Budget.of(limits).maxBytes()))
                .behind(new Redirects())
                .behind(new TransportHeaders())
                .behind(authentication.outgoing(variables));
    }
}
