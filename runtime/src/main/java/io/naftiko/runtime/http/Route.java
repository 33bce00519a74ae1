package io.naftiko.runtime.http;

/// A path on which a handler answers one method.
///
/// @param method in upper case; [#ANY] when the handler looks at the method itself
/// @param path with placeholders such as `/rooms/{room_id}`; a placeholder may be part of a segment (`/{id}.json`), and
/// the last one may take all that is left of the path (`/files/{file+}`)
/// @param plain whether it is also served without the namespace before it, where nobody else claims the path
public record Route(String method, String path, boolean plain, Handler handler) {

    public static final String ANY = "*";
}
