package io.naftiko.runtime.consume;

import io.naftiko.runtime.consume.BodyTemplate.Content;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import java.util.stream.Stream;

/// A request to an upstream with places for values, decided when the file was linked.
///
/// @param query what goes to the query of the address, behind what that has of its own
public record CallTemplate(
        String method, Fillable<Url> url, Fillable<String> query, Fillable<Headers> headers, Fillable<Content> body)
        implements Fillable<Request> {

    public CallTemplate {
        url = url.settled();
        query = query.settled();
        headers = headers.settled();
        body = body.settled();
    }

    @Override
    public Stream<Expression> sources() {
        return Stream.of(url, query, headers, body).flatMap(Fillable::sources);
    }

    @Override
    public Request fill(Scope scope) {
        var address = address(scope);
        var lines = headers.fill(scope);
        var content = body.fill(scope);
        return new Request(method, address, content.named(lines), content.body());
    }

    private Url address(Scope scope) {
        var address = url.fill(scope);
        var pairs = query.fill(scope);
        return pairs.isEmpty() ? address : address.and(pairs);
    }
}
