package io.naftiko.runtime.consume;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.report.FailedCall;
import java.util.List;
import java.util.stream.Stream;

/// The address of a call, up to its query, with places for values.
///
/// Literal text is sent as it stands; a value is percent-encoded and can never become more than part of one segment.
public final class UrlTemplate implements Fillable<Url> {

    private final List<Expression> sources;

    /// Scheme, host and port; empty where these depend on the run.
    private final String origin;

    /// What stands behind the origin.
    private final List<Part> target;

    public UrlTemplate(List<Part> parts) {
        var front = parts.stream()
                .takeWhile(part -> part.sources().allMatch(Expression::isFixed))
                .toList();
        var text = inAnyRun(front);
        var known = Url.parse(text).origin();
        sources = parts.stream().flatMap(Part::sources).toList();
        if (known.length() < text.length()) {
            origin = known;
            target = Stream.concat(
                            Stream.of(new Literal(text.substring(known.length()))),
                            parts.stream().skip(front.size()))
                    .toList();
        } else {
            origin = "";
            target = List.copyOf(parts);
        }
    }

    /// The text of parts that no run fills differently; empty where it fails: each call is told why.
    private static String inAnyRun(List<Part> front) {
        try {
            return text(front, ANY_RUN);
        } catch (FailedCall _) {
            return "";
        }
    }

    /// What an address is made of. Closed.
    public sealed interface Part {

        /// Where its value comes from; none for text.
        default Stream<Expression> sources() {
            return switch (this) {
                case Literal _ -> Stream.empty();
                case Value value -> Stream.of(value.source);
                case Configured configured -> Stream.of(configured.source);
            };
        }
    }

    /// Text that is sent as it stands.
    ///
    /// @param text percent-encoded already
    public record Literal(String text) implements Part {}

    /// A value inside a path segment.
    public record Value(String name, Expression source) implements Part {}

    /// Part of the address that the deployment fixes: it is trusted and goes in as it is.
    public record Configured(Expression source) implements Part {}

    @Override
    public Stream<Expression> sources() {
        return sources.stream();
    }

    /// @throws FailedCall for a value that is absent or empty: the address would then name something else
    @Override
    public Url fill(Scope scope) {
        var text = text(target, scope);
        return origin.isEmpty() ? Url.parse(text) : Url.at(origin, text);
    }

    private static String text(List<Part> parts, Scope scope) {
        var text = new StringBuilder(64);
        for (var part : parts) {
            switch (part) {
                case Literal literal -> text.append(literal.text());
                case Value value -> text.append(segment(value, scope));
                case Configured configured -> text.append(plain(configured.source(), scope));
            }
        }
        return text.toString();
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
