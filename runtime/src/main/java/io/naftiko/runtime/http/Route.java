package io.naftiko.runtime.http;

/// A path on which a handler answers one method.
///
/// @param method in upper case; [#ANY] when the handler looks at the method itself
/// @param path with placeholders such as `/rooms/{room_id}`; a placeholder may be part of a segment (`/{id}.json`), and
/// the last one may take all that is left of the path (`/files/{file+}`)
/// @param plain whether it is also served without the namespace before it, where nobody else claims the path
/// @param brief whether an answer takes no long work of this process, apart from waiting, or its handler sees to that
/// itself: it may be made on an I/O thread
public record Route(String method, String path, boolean plain, boolean brief, Handler handler) {

    public static final String ANY = "*";

    /// A route of whose answers nobody knows how long they take.
    public Route(String method, String path, boolean plain, Handler handler) {
        this(method, path, plain, false, handler);
    }

    /// The same route at another path.
    public Route at(String other, Handler handler) {
        return new Route(method, other, plain, brief, handler);
    }

    /// The same route behind `filter`.
    public Route behind(Filter filter) {
        return new Route(method, path, plain, brief, handler.behind(filter));
    }
}
