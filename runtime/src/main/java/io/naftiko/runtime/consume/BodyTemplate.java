package io.naftiko.runtime.consume;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Payload;
import io.naftiko.runtime.model.Scope;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The body of a call, with places for values. Closed.
public sealed interface BodyTemplate extends Fillable<BodyTemplate.Content> {

    /// A body and its media type; the type is null when there is no body.
    record Content(Body body, @Nullable String mediaType) {

        static final Content NONE = new Content(Body.empty(), null);

        /// `headers` with the media type, where they name none themselves.
        Headers named(Headers headers) {
            return mediaType == null || headers.has("Content-Type") ? headers : headers.and("Content-Type", mediaType);
        }
    }

    /// No body.
    record None() implements BodyTemplate {

        @Override
        public Content fill(Scope scope) {
            return Content.NONE;
        }

        @Override
        public Stream<Expression> sources() {
            return Stream.empty();
        }
    }

    /// A JSON value, or a caller's body that goes through as it came. Nothing is sent when the value is absent.
    record OfJson(Expression source) implements BodyTemplate {

        @Override
        public Stream<Expression> sources() {
            return Stream.of(source);
        }

        @Override
        public Content fill(Scope scope) {
            var value = source.value(scope);
            if (value == null) {
                return Content.NONE;
            }
            var payload = Payload.in(value);
            return payload == null
                    ? new Content(Body.of(Json.bytes(value)), MediaTypes.JSON)
                    : new Content(Body.of(payload.content()), payload.mediaType());
        }
    }

    /// Text of any media type; values inside it are escaped by their expressions.
    record OfText(Expression source, String mediaType) implements BodyTemplate {

        @Override
        public Stream<Expression> sources() {
            return Stream.of(source);
        }

        @Override
        public Content fill(Scope scope) {
            var value = source.value(scope);
            return value == null ? Content.NONE : new Content(text(value), mediaType);
        }

        private static Body text(JsonNode value) {
            var payload = Payload.in(value);
            return payload == null ? Body.of(Json.plain(value)) : Body.of(payload.content());
        }
    }

    /// Bytes, given as base64 text; text that is no base64 is sent as it is.
    record OfBytes(Expression source, String mediaType) implements BodyTemplate {

        @Override
        public Stream<Expression> sources() {
            return Stream.of(source);
        }

        @Override
        public Content fill(Scope scope) {
            var value = source.value(scope);
            return value == null ? Content.NONE : new Content(decoded(value), mediaType);
        }

        private static Body decoded(JsonNode value) {
            var payload = Payload.in(value);
            if (payload != null) {
                return Body.of(payload.content());
            }
            var text = Json.plain(value);
            try {
                return Body.of(Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException _) {
                return Body.of(text);
            }
        }
    }

    /// A form (`application/x-www-form-urlencoded`) whose fields are the members of an object; an array repeats its
    /// field. A caller's body goes through as it came, and text is a form already.
    record OfForm(Expression source) implements BodyTemplate {

        @Override
        public Stream<Expression> sources() {
            return Stream.of(source);
        }

        @Override
        public Content fill(Scope scope) {
            var value = source.value(scope);
            if (value == null) {
                return Content.NONE;
            }
            var payload = Payload.in(value);
            return payload == null
                    ? new Content(Body.of(value.isObject() ? form(value) : Json.plain(value)), MediaTypes.FORM)
                    : new Content(Body.of(payload.content()), payload.mediaType());
        }

        private static String form(JsonNode fields) {
            var pairs = new StringJoiner("&");
            fields.properties().forEach(field -> add(pairs, field.getKey(), field.getValue()));
            return pairs.toString();
        }

        private static void add(StringJoiner pairs, String name, JsonNode value) {
            if (value.isArray()) {
                value.forEach(each -> add(pairs, name, each));
            } else if (!value.isNull()) {
                pairs.add(PercentEncoding.FORM.encode(name) + "=" + PercentEncoding.FORM.encode(Json.plain(value)));
            }
        }
    }

    /// Parts of a form with files (`multipart/form-data`, RFC 7578).
    record OfParts(List<Part> parts) implements BodyTemplate {

        public OfParts {
            parts = List.copyOf(parts);
        }

        @Override
        public Stream<Expression> sources() {
            return parts.stream().flatMap(Part::sources);
        }

        @Override
        public Content fill(Scope scope) {
            var form = new MultipartForm();
            for (var part : parts) {
                var value = part.source().value(scope);
                if (value != null && !value.isNull()) {
                    form.add(part.head(scope), Json.plain(value));
                }
            }
            return new Content(Body.of(form.bytes()), form.mediaType());
        }
    }

    /// The members of a caller's object as parts of a form with files. A caller's body goes through as it came.
    record OfWholeParts(Expression source) implements BodyTemplate {

        @Override
        public Stream<Expression> sources() {
            return Stream.of(source);
        }

        @Override
        public Content fill(Scope scope) {
            var value = source.value(scope);
            var payload = value == null ? null : Payload.in(value);
            if (value == null || payload != null) {
                return new OfJson(source).fill(scope);
            }
            return new OfParts(value.properties().stream()
                            .map(each -> Part.field(each.getKey(), new Expression.Constant(each.getValue())))
                            .toList())
                    .fill(scope);
        }
    }

    /// One part of a form with files.
    ///
    /// @param fileName null for a plain field
    /// @param mediaType null for plain text
    record Part(
            Expression name,
            Expression source,
            @Nullable Expression fileName,
            @Nullable Expression mediaType) {

        /// A part that is a plain field.
        public static Part field(String name, Expression source) {
            return new Part(Expression.Constant.of(name), source, null, null);
        }

        private Stream<Expression> sources() {
            return Stream.of(name, source, fileName, mediaType).filter(Objects::nonNull);
        }

        private PartHead head(Scope scope) {
            return new PartHead(
                    Objects.requireNonNullElse(text(name, scope), ""), text(fileName, scope), text(mediaType, scope));
        }

        private static @Nullable String text(@Nullable Expression source, Scope scope) {
            var value = source == null ? null : source.value(scope);
            return value == null || value.isNull() ? null : Json.plain(value);
        }
    }

    /// What stands before a part's content.
    record PartHead(
            String name,
            @Nullable String fileName,
            @Nullable String mediaType) {}
}
