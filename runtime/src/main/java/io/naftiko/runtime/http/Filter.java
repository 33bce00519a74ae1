package io.naftiko.runtime.http;

/// Wraps a handler: may change the request, the response, or answer by itself.
@FunctionalInterface
public interface Filter {

    /// Passes every request through unchanged.
    Filter NONE = (request, next) -> next.handle(request);

    Response handle(Request request, Handler next);
}
