package io.naftiko.runtime.consume.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UpstreamUnreachable;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/// Reads the key that signs tokens: the secret's own text for HS algorithms, else a private key as PEM.
final class JwtKey {

    /// Line ends may be written as `\n`, as variables have them.
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.+)-----END PRIVATE KEY-----", Pattern.DOTALL);

    private JwtKey() {}

    /// @throws FailedCall when the secret is no key for the algorithm
    static Key of(String algorithm, String secret) {
        if (algorithm.startsWith("HS")) {
            return hmac(algorithm, secret.getBytes(UTF_8));
        }
        var pem = PEM.matcher(secret);
        if (!pem.find()) {
            throw unusable(algorithm + " needs a private key as PEM text, which begins with"
                    + " `-----BEGIN PRIVATE KEY-----` (`openssl pkcs8 -topk8 -nocrypt` makes one of other kinds)");
        }
        return privateKey(algorithm, pem.group(1));
    }

    /// RFC 7518, 3.2: a key as long as the hash, or longer.
    private static Key hmac(String algorithm, byte[] secret) {
        int bits = Integer.parseInt(algorithm.substring(2));
        if (secret.length * 8 < bits) {
            throw unusable(algorithm + " needs a secret of at least " + bits / 8 + " bytes, and this one is shorter");
        }
        return new SecretKeySpec(secret, "HmacSHA" + bits);
    }

    private static Key privateKey(String algorithm, String base64) {
        try {
            var encoded =
                    Base64.getMimeDecoder().decode(base64.replace("\\r", "").replace("\\n", ""));
            return KeyFactory.getInstance(family(algorithm)).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IllegalArgumentException | GeneralSecurityException _) {
            throw unusable("the private key is not one for " + algorithm);
        }
    }

    private static String family(String algorithm) {
        return switch (algorithm.substring(0, 2)) {
            case "ES" -> "EC";
            case "Ed" -> "EdDSA";
            default -> "RSA";
        };
    }

    static FailedCall unusable(String reason) {
        return new FailedCall(new UpstreamUnreachable("The call cannot be signed: " + reason + "."));
    }
}
