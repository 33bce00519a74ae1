package io.naftiko.runtime.expose.auth;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a caller answers to a digest challenge (RFC 7616, 3.4).
///
/// @param hash that it is made with
/// @param uri the target of the request, as the caller sent it
/// @param response the proof, in hexadecimal digits
/// @param count how often the caller answered the nonce, with this time; eight hexadecimal digits
/// @param ownNonce the caller's own
record DigestAnswer(
        DigestHash hash,
        String username,
        String realm,
        String nonce,
        String uri,
        String response,
        String count,
        String ownNonce) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    /// One parameter with the comma behind it. Quoted text is matched possessively: it may be long.
    private static final Pattern PARAMETER = Pattern.compile("\\G\\s*+(?<name>" + TOKEN
            + ")\\s*+=\\s*+(?:\"(?<quoted>[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|(?<plain>" + TOKEN
            + "))\\s*+(?:,|$)");

    private static final Pattern COUNT = Pattern.compile("[0-9a-fA-F]{8}");

    /// Reads what stands behind the scheme; empty where it is no answer to one of our challenges.
    static Optional<DigestAnswer> of(String text) {
        return parameters(text).flatMap(DigestAnswer::of);
    }

    /// Each parameter by its name in lower case; empty where one is there twice or something else is.
    private static Optional<Map<String, String>> parameters(String text) {
        var all = new HashMap<String, String>();
        var part = PARAMETER.matcher(text);
        int end = 0;
        while (part.find()) {
            if (all.put(part.group("name").toLowerCase(Locale.ROOT), value(part)) != null) {
                return Optional.empty();
            }
            end = part.end();
        }
        return end == text.length() ? Optional.of(all) : Optional.empty();
    }

    private static String value(Matcher part) {
        var quoted = part.group("quoted");
        return quoted == null ? part.group("plain") : quoted.replaceAll("\\\\(.)", "$1");
    }

    private static Optional<DigestAnswer> of(Map<String, String> given) {
        var hash = DigestHash.named(given.get("algorithm"));
        boolean isCounted = "auth".equals(given.get("qop"))
                && COUNT.matcher(given.getOrDefault("nc", "")).matches()
                && !given.getOrDefault("cnonce", "").isEmpty();
        if (hash == null || !isCounted) {
            return Optional.empty();
        }
        return Optional.of(new DigestAnswer(
                hash,
                given.getOrDefault("username", ""),
                given.getOrDefault("realm", ""),
                given.getOrDefault("nonce", ""),
                given.getOrDefault("uri", ""),
                given.getOrDefault("response", "").toLowerCase(Locale.ROOT),
                given.getOrDefault("nc", ""),
                given.getOrDefault("cnonce", "")));
    }

    /// The proof that this answer should have.
    ///
    /// @param secret the hash of user, realm and password
    String proof(String secret, String method) {
        return hash.of(secret, nonce, count, ownNonce, "auth", hash.of(method, uri));
    }
}
