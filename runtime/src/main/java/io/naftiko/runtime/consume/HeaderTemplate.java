package io.naftiko.runtime.consume;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.report.FailedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The headers of a call. An absent value is not sent.
public record HeaderTemplate(List<Named> lines, List<Named> cookies) implements Fillable<Headers> {

    public HeaderTemplate {
        lines = List.copyOf(lines);
        cookies = List.copyOf(cookies);
    }

    @Override
    public Stream<Expression> sources() {
        return Stream.concat(lines.stream(), cookies.stream()).map(Named::source);
    }

    @Override
    public Headers fill(Scope scope) {
        var filled = new ArrayList<Header>(lines.size() + 1);
        for (var line : lines) {
            var value = line.value(scope);
            if (value != null) {
                filled.add(new Header(line.name(), text(line.name(), value)));
            }
        }
        var jar = jar(scope);
        if (!jar.isEmpty()) {
            filled.add(new Header("Cookie", jar));
        }
        return Headers.of(filled);
    }

    private static String text(String name, JsonNode value) {
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
    private String jar(Scope scope) {
        var pairs = new StringJoiner("; ");
        for (var cookie : cookies) {
            var value = cookie.value(scope);
            if (value != null) {
                pairs.add(cookie.name() + "=" + crumb(cookie.name(), text(cookie.name(), value)));
            }
        }
        return pairs.toString();
    }

    private static String crumb(String name, String text) {
        if (text.indexOf(';') >= 0 || text.indexOf(',') >= 0) {
            throw FailedCall.badInput(name, "is sent in a cookie and must not contain `;` or `,`");
        }
        return text;
    }
}
