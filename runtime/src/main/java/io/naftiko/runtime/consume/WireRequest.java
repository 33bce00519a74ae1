package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Request;
import io.undertow.client.ClientRequest;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Protocols;

/// A request as Undertow's client sends it.
final class WireRequest {

    private WireRequest() {}

    static ClientRequest of(Request request, Destination to) {
        var url = request.url();
        var path = url.path().isEmpty() ? "/" : url.path();
        var wire = new ClientRequest()
                .setMethod(HttpString.tryFromString(request.method()))
                .setProtocol(Protocols.HTTP_1_1)
                .setPath(url.query() == null ? path : path + "?" + url.query());
        var headers = wire.getRequestHeaders();
        headers.put(Headers.HOST, to.named());
        if (announcesLength(request)) {
            headers.put(Headers.CONTENT_LENGTH, length(request));
        }
        for (var line : request.headers()) {
            headers.add(HttpString.tryFromString(line.name()), line.value());
        }
        return wire;
    }

    /// How many bytes the body has.
    static int length(Request request) {
        return request.body() instanceof Body.Held held ? held.size() : 0;
    }

    /// An empty body is announced by the methods for which it means something (RFC 9110, 8.6).
    private static boolean announcesLength(Request request) {
        return length(request) > 0
                || switch (request.method()) {
                    case "GET", "HEAD", "DELETE" -> false;
                    default -> true;
                };
    }
}
