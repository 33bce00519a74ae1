package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.expose.mcp.budget.KeptAnswer;
import io.naftiko.runtime.expose.mcp.budget.KeptAnswers;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.http.Query;
import io.naftiko.runtime.model.Continuity;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.NothingFound;
import java.time.InstantSource;
import java.util.Optional;

/// The whole of answers that were cut, each a resource of the caller who got the answer.
///
/// @param kept those of all servers
/// @param server whose answers are meant
record Leftovers(KeptAnswers kept, Continuity server) {

    private static final String FROM = "from";
    private static final String LENGTH = "length";

    /// Who may read an answer.
    private record Reader(Continuity server, String principal) {}

    /// Those of the server `namespace` of a file.
    static Leftovers of(String namespace, Continuity file) {
        var kept = file.whole().keep(KeptAnswers.class, () -> new KeptAnswers(InstantSource.system()));
        return new Leftovers(kept, file.part(namespace));
    }

    /// Whether `uri` is the address of such an answer, be it kept or not.
    static boolean isAddress(String uri) {
        return uri.startsWith(KeptAnswers.ADDRESS);
    }

    /// The address at which `reader` finds the content; empty where it is not kept.
    Optional<String> keep(String mediaType, byte[] content, Principal reader) {
        return kept.keep(mediaType, content, new Reader(server, reader.name()));
    }

    /// What stands at an address: the whole, or with `?from=&length=` a part of its text.
    ///
    /// @throws FailedCall when it is not there for `reader`, or the part is none
    Contents read(String uri, Principal reader) {
        int mark = uri.indexOf('?');
        var address = mark < 0 ? uri : uri.substring(0, mark);
        var answer = kept.find(address, new Reader(server, reader.name()))
                .orElseThrow(() -> new FailedCall(new NothingFound("Resource not found: " + uri)));
        return mark < 0
                ? new Contents.Text(uri, answer.mediaType(), answer.content())
                : part(uri, Query.parse(uri.substring(mark + 1)), answer);
    }

    private static Contents part(String uri, Query query, KeptAnswer answer) {
        long from = number(query, FROM, 0);
        long length = number(query, LENGTH, answer.content().length);
        if (from >= answer.content().length) {
            throw FailedCall.badInput(
                    FROM, "must be less than " + answer.content().length + ", the bytes of the answer");
        }
        return new Contents.Text(uri, MediaTypes.TEXT, answer.part(from, length));
    }

    private static long number(Query query, String name, long absent) {
        var given = query.all(name);
        if (given.isEmpty()) {
            return absent;
        }
        if (!given.getFirst().matches("[0-9]{1,10}")) {
            throw FailedCall.badInput(name, "must be a number of bytes");
        }
        return Long.parseLong(given.getFirst());
    }

    /// The address of the beginning of an answer, as an example of a part.
    static String firstPart(String address, long length) {
        return address + "?" + FROM + "=0&" + LENGTH + "=" + length;
    }
}
