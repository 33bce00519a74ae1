package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Peer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The checks of a request of the modern era, in their order (2026-07-28, transports: Streamable HTTP). The first that
/// fails is the answer.
public final class Ladder {

    /// The parameter that the header `Mcp-Name` repeats, by method.
    private static final Map<String, String> NAMED =
            Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

    private static final List<String> SUPPORTED = List.of(Revision.MODERN.published());

    /// One check.
    @FunctionalInterface
    public interface Rung {

        /// Why the request is refused; null when it may go on.
        @Nullable
        Fault refuse(Arrival arrival);
    }

    private final Methods methods;
    private final List<Rung> rungs = List.of(
            Ladder::envelopeIsWhole,
            Ladder::versionsAgree,
            Ladder::methodsAgree,
            Ladder::versionIsSupported,
            Ladder::headersAreThere,
            Ladder::namesAgree,
            this::methodAllows);

    Ladder(Methods methods) {
        this.methods = methods;
    }

    /// Why the request is refused; null when it may be answered.
    @Nullable
    Fault refuse(Arrival arrival) {
        for (var rung : rungs) {
            var fault = rung.refuse(arrival);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /// The same for a request that comes without headers.
    @Nullable
    Fault refuse(Message.Request request) {
        var arrival = new Arrival(request, Headers.EMPTY, Peer.UNKNOWN);
        var fault = envelopeIsWhole(arrival);
        return fault == null ? versionIsSupported(arrival) : fault;
    }

    private static @Nullable Fault envelopeIsWhole(Arrival arrival) {
        var flaw = arrival.envelope().flaw();
        return flaw == null ? null : Fault.invalidEnvelope(flaw);
    }

    private static @Nullable Fault versionsAgree(Arrival arrival) {
        return agree(
                Arrival.VERSION,
                arrival.header(Arrival.VERSION),
                arrival.envelope().version());
    }

    private static @Nullable Fault methodsAgree(Arrival arrival) {
        return agree("Mcp-Method", arrival.header("Mcp-Method"), arrival.method());
    }

    private static @Nullable Fault versionIsSupported(Arrival arrival) {
        var version = arrival.envelope().version();
        return SUPPORTED.contains(version) ? null : Fault.unsupportedVersion(version, SUPPORTED);
    }

    private static @Nullable Fault headersAreThere(Arrival arrival) {
        for (var name : List.of(Arrival.VERSION, "Mcp-Method")) {
            if (arrival.header(name) == null) {
                return missing(name);
            }
        }
        return null;
    }

    private static @Nullable Fault namesAgree(Arrival arrival) {
        var parameter = NAMED.get(arrival.method());
        var header = arrival.header("Mcp-Name");
        if (parameter == null) {
            return null;
        }
        var named = arrival.request().params().path(parameter);
        if (header == null) {
            return named.isString() ? missing("Mcp-Name") : null;
        }
        var decoded = HeaderValue.decode(header);
        return decoded == null
                ? Fault.headerMismatch("The header Mcp-Name is marked as base64 and is not.")
                : agree("Mcp-Name", decoded, named.isString() ? named.stringValue() : "");
    }

    /// A method that is not there asks nothing; it is refused when it is called, with 404.
    private @Nullable Fault methodAllows(Arrival arrival) {
        var task = methods.find(arrival.request(), Revision.MODERN);
        return task == null ? null : task.rung().refuse(arrival);
    }

    private static @Nullable Fault agree(String name, @Nullable String header, String body) {
        return header == null || header.equals(body)
                ? null
                : Fault.headerMismatch("The header " + name + " says `" + header + "`, the body `" + body + "`.");
    }

    private static Fault missing(String name) {
        return Fault.headerMismatch("The header " + name + " is missing.");
    }
}
