package io.naftiko.runtime.mock;

import io.naftiko.runtime.http.Url;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An address at which a document says that its API is, such as `https://api.example.com/{version}`.
///
/// @param origin of the address; matches nothing when the document gives none
/// @param base of every path
record Server(Pattern origin, Pattern base) {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*\\}");
    private static final Pattern USUAL_PORT = Pattern.compile("^(http://[^/]*):80$|^(https://[^/]*):443$");

    static Server of(String address) {
        var url = Url.parse(address);
        return new Server(tolerant(normal(url.origin())), tolerant(withoutEnd(url.path())));
    }

    /// Variables stand for anything inside their segment.
    private static Pattern tolerant(String text) {
        var expression = new StringBuilder();
        int at = 0;
        for (var found = VARIABLE.matcher(text); found.find(); at = found.end()) {
            expression.append(Pattern.quote(text.substring(at, found.start()))).append("[^/]+");
        }
        return Pattern.compile(
                expression.append(Pattern.quote(text.substring(at))).toString());
    }

    /// Whether this is the address `uri`: scheme, host, port and base path.
    boolean is(String uri) {
        var url = Url.parse(uri);
        return !url.origin().isEmpty()
                && origin.matcher(normal(url.origin())).matches()
                && base.matcher(withoutEnd(url.path())).matches();
    }

    /// What follows the base path; null when `path` does not begin with it.
    @Nullable
    String below(String path) {
        var match = base.matcher(path);
        boolean begins = match.lookingAt() && (match.end() == path.length() || path.charAt(match.end()) == '/');
        return begins ? path.substring(match.end()) : null;
    }

    private static String normal(String origin) {
        var lower = origin.toLowerCase(Locale.ROOT);
        var match = USUAL_PORT.matcher(lower);
        return match.matches() ? lower.substring(0, lower.lastIndexOf(':')) : lower;
    }

    private static String withoutEnd(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
