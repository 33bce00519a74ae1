package io.naftiko.runtime.http;

/// Turns a request into a response. A server route, an upstream API, a stub and a proxy are all handlers.
///
/// Called on a virtual thread; it may block. It throws only what its own package documents as a failure.
@FunctionalInterface
public interface Handler {

    Response handle(Request request);

    /// This handler behind `filter`.
    default Handler behind(Filter filter) {
        return request -> filter.handle(request, this);
    }
}
