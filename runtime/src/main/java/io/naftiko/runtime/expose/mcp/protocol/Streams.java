package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.LegacyCalls.Client;
import io.naftiko.runtime.http.Peer.Departure;
import io.naftiko.runtime.http.Response;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The streams of the legacy era that a client can go on with when its connection broke (2025-11-25, transports:
/// resumability): the newest 1,000 and 64 MiB of them, in this process.
final class Streams {

    private static final int MOST = 1000;
    private static final long MOST_BYTES = 64 << 20;

    private final LinkedHashMap<String, Stream> calls = new LinkedHashMap<>();

    /// A stream of a session.
    ///
    /// @param name that nobody can guess
    record Stream(Session session, Transcript transcript, String name) {

        Stream(Session session, Transcript transcript) {
            this(session, transcript, UUID.randomUUID().toString());
        }

        /// What was said behind a message, and is said from now on.
        Response from(long number, Revision revision, Departure departure) {
            long behind = Math.min(number, transcript.said());
            var events = new EventStream(transcript, behind, name, revision.hasPriming(), () -> {});
            departure.whenGone(() -> transcript.leave(events));
            return events.response();
        }
    }

    /// The stream of a call that has begun to talk. Outside of a session it can be followed once.
    Response open(Transcript transcript, Client client) {
        if (client.session() == null) {
            return new EventStream(transcript, () -> {}).response();
        }
        var stream = new Stream(client.session(), transcript);
        remember(stream);
        return stream.from(0, client.revision(), _ -> {});
    }

    private synchronized void remember(Stream stream) {
        calls.put(stream.name(), stream);
        long bytes = calls.values().stream()
                .mapToLong(each -> each.transcript().size())
                .sum();
        while (calls.size() > MOST || (bytes > MOST_BYTES && calls.size() > 1)) {
            bytes -= calls.pollFirstEntry().getValue().transcript().size();
        }
    }

    private synchronized @Nullable Stream find(String name, Session session) {
        var stream = calls.get(name);
        return stream != null && stream.session() == session ? stream : null;
    }

    /// What the session hears beside its calls; or, behind the event `last`, the stream to which that belongs.
    ///
    /// @param last `{stream}::{number}`, or empty
    Response follow(String last, Revision revision, Session session, Departure departure) {
        int between = last.lastIndexOf(EventStream.BETWEEN);
        var name = between < 0 ? last : last.substring(0, between);
        var standing = session.standing();
        if (!name.isEmpty() && !name.equals(standing.name())) {
            var call = find(name, session);
            return call == null
                    ? Wire.refuse(null, Fault.refused(400, "The event `" + last + "` is not known, or no more."))
                    : call.from(number(last, between), revision, departure);
        }
        if (name.isEmpty() && standing.transcript().isFollowed()) {
            return Wire.refuse(null, Fault.refused(409, "This session has a stream already."));
        }
        session.listen();
        long from = name.isEmpty() ? standing.transcript().said() : number(last, between);
        return standing.from(from, revision, departure);
    }

    private static long number(String last, int between) {
        var number = between < 0 ? "" : last.substring(between + EventStream.BETWEEN.length());
        return number.matches("\\d{1,18}") ? Long.parseLong(number) : 0;
    }
}
