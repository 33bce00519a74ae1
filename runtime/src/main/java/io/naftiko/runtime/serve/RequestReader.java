package io.naftiko.runtime.serve;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.util.ArrayList;

/// Turns what Undertow received into a request. Path and query stay as they were written.
final class RequestReader {

    private static final HttpString ID = new HttpString(Request.ID);

    private RequestReader() {}

    static Request read(HttpServerExchange exchange, byte[] body) {
        return new Request(
                exchange.getRequestMethod().toString(),
                url(exchange),
                headers(exchange),
                body.length == 0 ? Body.empty() : Body.of(body));
    }

    private static Url url(HttpServerExchange exchange) {
        var path = exchange.isHostIncludedInRequestURI()
                ? Url.parse(exchange.getRequestURI()).path()
                : exchange.getRequestURI();
        var query = exchange.getQueryString();
        return new Url("", path.isEmpty() ? "/" : path, query.isEmpty() ? null : query);
    }

    private static Headers headers(HttpServerExchange exchange) {
        var received = exchange.getRequestHeaders();
        var lines = new ArrayList<Header>(received.size() + 1);
        for (var values : received) {
            var name = values.getHeaderName();
            for (int i = 0; i < values.size() && !name.equals(ID); i++) {
                lines.add(new Header(name.toString(), values.get(i)));
            }
        }
        lines.add(new Header(Request.ID, RequestIds.of(received.getFirst(ID))));
        return Headers.of(lines);
    }
}
