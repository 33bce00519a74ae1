package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.report.FailedCall;
import java.util.regex.Pattern;

/// What stands behind the path of an API, as a caller writes it.
final class TailPath {

    /// How often a path may be decoded on its way: by a proxy, by the API, and by what stands behind it.
    private static final int DECODINGS = 3;

    /// A backslash, a control character, or `.` or `..` between two slashes; what follows a `;` belongs to the name.
    private static final Pattern ELSEWHERE =
            Pattern.compile("[\\\\\\x00-\\x1F\\x7F-\\x9F]|(?:\\A|[/;])\\.\\.?(?:[/;]|\\z)");

    private TailPath() {}

    /// The path as it is sent: its segments stay segments, and what an address cannot carry is encoded.
    ///
    /// @param written percent-encoded, without a slash at its start
    /// @throws FailedCall when it would lead above the API's own path, however often somebody decodes it, or has a
    /// control character
    static String of(String input, String written) {
        var decoded = written;
        for (int i = 0; i < DECODINGS; i++) {
            if (ELSEWHERE.matcher(decoded).find()) {
                throw FailedCall.badInput(
                        input, "must not have `.` or `..` as a name, a backslash or a control character");
            }
            if (decoded.indexOf('%') < 0) {
                break;
            }
            decoded = PercentEncoding.decode(decoded);
        }
        return PercentEncoding.repair(written).replace("?", "%3F").replace("#", "%23");
    }
}
