package io.naftiko.runtime.consume.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A `Digest` challenge that the engine can answer (RFC 7616, 3.3).
///
/// @param opaque to be sent back as it is; null when there is none
/// @param algorithm as the upstream spells it; null when it leaves it out, which means MD5
/// @param counted whether `qop=auth` is offered: each answer then carries a count and a nonce of its own
record DigestChallenge(
        String realm,
        String nonce,
        @Nullable String opaque,
        @Nullable String algorithm,
        boolean counted) {

    /// What Java calls each algorithm, by its name in the challenge.
    private static final Map<String, String> HASHES =
            Map.of("MD5", "MD5", "SHA-256", "SHA-256", "SHA-512-256", "SHA-512/256");

    private static final String SESSION = "-sess";

    /// The first challenge of an answer that can be answered: an upstream puts the one that it prefers first.
    static Optional<DigestChallenge> of(Headers headers) {
        return Challenge.of(headers).stream()
                .filter(challenge -> challenge.scheme().equals("digest"))
                .map(Challenge::parameters)
                .filter(DigestChallenge::isAnswerable)
                .map(given -> new DigestChallenge(
                        given.getOrDefault("realm", ""),
                        given.getOrDefault("nonce", ""),
                        given.get("opaque"),
                        given.get("algorithm"),
                        given.containsKey("qop")))
                .findFirst();
    }

    private static boolean isAnswerable(Map<String, String> given) {
        var qop = given.getOrDefault("qop", "auth").split(",", -1);
        return given.containsKey("nonce")
                && HASHES.containsKey(hashName(given.get("algorithm")))
                && Arrays.stream(qop).anyMatch(each -> each.strip().equalsIgnoreCase("auth"));
    }

    private static String hashName(@Nullable String algorithm) {
        var name = algorithm == null ? "MD5" : algorithm.toUpperCase(Locale.ROOT);
        return isSession(algorithm) ? name.substring(0, name.length() - SESSION.length()) : name;
    }

    private static boolean isSession(@Nullable String algorithm) {
        return algorithm != null
                && algorithm.regionMatches(true, algorithm.length() - SESSION.length(), SESSION, 0, SESSION.length());
    }

    /// The `Authorization` that answers this challenge for one request.
    ///
    /// @param count how often the nonce was answered, with this time
    /// @param ownNonce a text that nobody can guess
    String answer(String user, String password, Request request, int count, String ownNonce) {
        var uri = target(request);
        var nc = "%08x".formatted(count);
        var secret = hash(user + ":" + realm + ":" + password);
        var key = isSession(algorithm) ? hash(secret + ":" + nonce + ":" + ownNonce) : secret;
        var asked = hash(request.method() + ":" + uri);
        var middle = counted ? nonce + ":" + nc + ":" + ownNonce + ":auth" : nonce;
        var text = new StringBuilder("Digest ");
        quoted(text, "username", user).append(", ");
        quoted(text, "realm", realm).append(", ");
        quoted(text, "nonce", nonce).append(", ");
        quoted(text, "uri", uri).append(", ");
        quoted(text, "response", hash(key + ":" + middle + ":" + asked));
        if (algorithm != null) {
            text.append(", algorithm=").append(algorithm);
        }
        if (opaque != null) {
            quoted(text.append(", "), "opaque", opaque);
        }
        if (counted) {
            quoted(text.append(", qop=auth, nc=").append(nc).append(", "), "cnonce", ownNonce);
        }
        return text.toString();
    }

    private static String target(Request request) {
        var url = request.url();
        var path = url.path().isEmpty() ? "/" : url.path();
        return url.query() == null ? path : path + "?" + url.query();
    }

    private static StringBuilder quoted(StringBuilder text, String name, String value) {
        return text.append(name)
                .append("=\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }

    private String hash(String text) {
        try {
            var digest = MessageDigest.getInstance(HASHES.getOrDefault(hashName(algorithm), "MD5"));
            return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
