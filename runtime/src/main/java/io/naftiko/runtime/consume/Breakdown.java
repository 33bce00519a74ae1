package io.naftiko.runtime.consume;

import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import io.naftiko.runtime.report.Failure.UpstreamTimedOut;
import io.naftiko.runtime.report.Failure.UpstreamUnreachable;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// What went wrong on the wire, in the words of [Failure].
///
/// The client's own messages are left behind, here and as causes: they may hold an address with a key in its query.
final class Breakdown {

    private Breakdown() {}

    static FailedCall of(Exception problem, URI uri, Budget budget) {
        return of(problem, Origin.of(uri).peer(), budget);
    }

    /// @param peer host and port
    static FailedCall of(Exception problem, String peer, Budget budget) {
        return new FailedCall(failure(problem, peer, budget));
    }

    private static Failure failure(Exception problem, String peer, Budget budget) {
        return switch (problem) {
            case HttpConnectTimeoutException _ ->
                new UpstreamTimedOut("No connection to " + peer + " within " + text(budget.longestConnect()) + ".");
            case HttpTimeoutException _ ->
                new UpstreamTimedOut(peer + " did not begin to answer within " + text(budget.response()) + ".");
            case TimeoutException _ ->
                new UpstreamTimedOut(peer + " did not answer completely within " + text(budget.total()) + ".");
            case InterruptedException _ ->
                new UpstreamTimedOut("The call of " + peer + " was given up before the answer was there.");
            case ConnectException _ -> new UpstreamUnreachable(unconnected(problem, peer));
            case SSLException _ -> new UpstreamUnreachable(unencrypted(problem, peer));
            case TooLarge tooLarge ->
                new UnreadableReply(
                        peer + " answered with more than the " + tooLarge.maxBytes() + " bytes that are allowed.");
            default ->
                new UnreadableReply(peer + " ended the connection before its answer was complete,"
                        + " or answered with something that is not HTTP.");
        };
    }

    private static String unconnected(Exception problem, String peer) {
        return has(problem, UnresolvedAddressException.class) || has(problem, UnknownHostException.class)
                ? "No connection to " + peer + ": the host is not known."
                : "No connection to " + peer + ": nothing answers there.";
    }

    private static String unencrypted(Exception problem, String peer) {
        return has(problem, CertificateException.class)
                ? "No secure connection to " + peer + ": its certificate is not trusted."
                : "No secure connection to " + peer + ": the TLS handshake failed.";
    }

    private static boolean has(Throwable problem, Class<? extends Throwable> kind) {
        return Stream.iterate(problem, each -> each != null, Throwable::getCause)
                .anyMatch(kind::isInstance);
    }

    /// A time as it is written in a file: `250ms` or `30s`.
    private static String text(Duration time) {
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
