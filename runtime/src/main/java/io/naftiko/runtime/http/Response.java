package io.naftiko.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// What came back, or goes back.
public record Response(int status, Headers headers, Body body) {

    public Response(int status, Body body) {
        this(status, Headers.EMPTY, body);
    }

    /// A response whose body is `content` of media type `type`.
    public static Response of(int status, String type, byte[] content) {
        return new Response(status, Headers.of("Content-Type", type), Body.of(content));
    }

    public static Response json(int status, byte[] content) {
        return of(status, MediaTypes.JSON, content);
    }

    /// Whether the status is 2xx or 3xx.
    public boolean succeeded() {
        return status < 400;
    }

    public Response withHeader(String name, String value) {
        return new Response(status, headers.with(name, value), body);
    }

    public Response withBody(Body changed) {
        return new Response(status, headers, changed);
    }

    /// This response with all of its content in memory, for which it waits where that is a stream.
    public Response whole() {
        if (!(body instanceof Body.Stream stream)) {
            return this;
        }
        try (stream) {
            var content = new ByteArrayOutputStream();
            stream.writeTo(content);
            return withBody(Body.of(content.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The media type without parameters, in lower case; null when the message names none.
    public @Nullable String mediaType() {
        return MediaTypes.in(headers);
    }

    /// The charset that the message names; null when it names none, or one that is unknown here.
    public @Nullable Charset charset() {
        return MediaTypes.charsetIn(headers);
    }
}
