package io.naftiko.runtime.consume;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.report.FailedCall;
import java.util.List;

/// The address of a call, up to its query, with places for values.
///
/// Literal text is sent as it stands; a value is percent-encoded and can never become more than part of one segment.
public record UrlTemplate(List<Part> parts) {

    /// What an address is made of. Closed.
    public sealed interface Part {}

    /// Text that is sent as it stands.
    ///
    /// @param text percent-encoded already
    public record Literal(String text) implements Part {}

    /// A value inside a path segment.
    public record Value(String name, Expression source) implements Part {}

    /// Part of the address that the deployment fixes: it is trusted and goes in as it is.
    public record Configured(Expression source) implements Part {}

    public UrlTemplate {
        parts = List.copyOf(parts);
    }

    /// The address for one run.
    ///
    /// @throws FailedCall for a value that is absent or empty: the address would then name something else
    public Url fill(Scope scope) {
        var text = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case Literal literal -> text.append(literal.text());
                case Value value -> text.append(segment(value, scope));
                case Configured configured -> text.append(plain(configured.source(), scope));
            }
        }
        return Url.parse(text.toString());
    }

    private static String segment(Value value, Scope scope) {
        var text = plain(value.source(), scope);
        if (text.isEmpty()) {
            throw FailedCall.badInput(value.name(), "is part of the path and must not be empty");
        }
        return PercentEncoding.PATH_SEGMENT.encode(text);
    }

    private static String plain(Expression source, Scope scope) {
        var value = source.value(scope);
        return value == null || value.isNull() ? "" : Json.plain(value);
    }
}
