package io.naftiko.runtime.consume;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.report.FailedCall;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A request to an upstream with places for values, decided when the file was linked.
public record CallTemplate(
        String method,
        UrlTemplate url,
        List<Named> query,
        List<Named> headers,
        List<Named> cookies,
        BodyTemplate body) {

    /// A value with the name under which it is sent.
    public record Named(String name, Expression source) {}

    public CallTemplate {
        query = List.copyOf(query);
        headers = List.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    /// The request of one run. An absent value is not sent.
    ///
    /// @throws FailedCall when a value does not fit its place
    public Request fill(Scope scope) {
        var url = withQuery(this.url.fill(scope), scope);
        var lines = headerLines(scope);
        var content = body.fill(scope);
        if (content.mediaType() != null
                && lines.stream().noneMatch(line -> line.name().equalsIgnoreCase("Content-Type"))) {
            lines.add(new Header("Content-Type", content.mediaType()));
        }
        return new Request(method, url, Headers.of(lines), content.body());
    }

    private Url withQuery(Url url, Scope scope) {
        if (query.isEmpty()) {
            return url;
        }
        var text = new StringBuilder(url.query() == null ? "" : url.query());
        for (var each : query) {
            var value = each.source().value(scope);
            if (value != null && !value.isNull()) {
                addQuery(text, each.name(), value);
            }
        }
        return text.isEmpty() ? url : new Url(url.origin(), url.path(), text.toString());
    }

    /// An array repeats the key.
    private static void addQuery(StringBuilder text, String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(each -> addQuery(text, name, each));
            return;
        }
        text.append(text.isEmpty() ? "" : "&")
                .append(PercentEncoding.QUERY.encode(name))
                .append('=')
                .append(PercentEncoding.QUERY.encode(Json.plain(value)));
    }

    private List<Header> headerLines(Scope scope) {
        var lines = new ArrayList<Header>(headers.size() + 2);
        for (var each : headers) {
            var value = each.source().value(scope);
            if (value != null && !value.isNull()) {
                lines.add(new Header(each.name(), headerValue(each.name(), value)));
            }
        }
        var jar = cookies(scope);
        if (!jar.isEmpty()) {
            lines.add(new Header("Cookie", jar));
        }
        return lines;
    }

    private static String headerValue(String name, JsonNode value) {
        var text = value.isArray()
                ? String.join(", ", value.valueStream().map(Json::plain).toList())
                : Json.plain(value);
        if (!Header.isPlain(text)) {
            throw FailedCall.badInput(
                    name, "is sent in a header and must not contain a line break or anything but printable ASCII");
        }
        return text;
    }

    /// RFC 6265, 4.1.1: a cookie's value has no separator, space or control character.
    private String cookies(Scope scope) {
        var pairs = new ArrayList<String>();
        for (var each : cookies) {
            var value = each.source().value(scope);
            if (value != null && !value.isNull()) {
                var text = headerValue(each.name(), value);
                if (text.indexOf(';') >= 0 || text.indexOf(',') >= 0) {
                    throw FailedCall.badInput(each.name(), "is sent in a cookie and must not contain `;` or `,`");
                }
                pairs.add(each.name() + "=" + text);
            }
        }
        return String.join("; ", pairs);
    }
}
