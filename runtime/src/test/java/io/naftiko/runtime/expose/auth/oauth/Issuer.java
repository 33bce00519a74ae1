package io.naftiko.runtime.expose.auth.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/// An authorization server on a socket: its metadata, its keys, and what it knows of opaque tokens.
final class Issuer implements AutoCloseable {

    static final KeyPair RSA = pair("RSA", 2048);
    static final KeyPair OTHER_RSA = pair("RSA", 2048);
    static final KeyPair EC = pair("EC", 256);

    private static final String OAUTH = "/.well-known/oauth-authorization-server";

    private final RecordingUpstream socket = RecordingUpstream.answering(this::answer);
    private final String path;
    private final Map<String, Answer> pages = new ConcurrentHashMap<>();

    /// An issuer at `path`, whose metadata is where RFC 8414 puts it, with an RSA and an EC key.
    Issuer(String path) {
        this.path = path;
        page(OAUTH + path, Answer.json(Json.text(metadata(uri()))));
        keys(key("rsa", RSA.getPublic()), key("ec", EC.getPublic()));
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    String uri() {
        return socket.origin() + path;
    }

    ObjectNode metadata(String issuer) {
        return Json.object()
                .put("issuer", issuer)
                .put("jwks_uri", socket.origin() + "/keys")
                .put("introspection_endpoint", socket.origin() + "/introspect");
    }

    /// Answers at `target` from now on.
    void page(String target, Answer answer) {
        pages.put(target, answer);
    }

    void noPage(String target) {
        pages.remove(target);
    }

    void keys(ObjectNode... keys) {
        var all = Json.object();
        Arrays.asList(keys).forEach(all.putArray("keys")::add);
        page("/keys", Answer.json(Json.text(all)));
    }

    List<Received> asked(String target) {
        return socket.requests().stream()
                .filter(request -> request.path().equals(target))
                .toList();
    }

    private Answer answer(Received request) {
        return pages.getOrDefault(request.path(), Answer.of(404));
    }

    /// A JSON Web Key.
    static ObjectNode key(String id, PublicKey key) {
        var shown = Json.object().put("kid", id).put("use", "sig");
        return switch (key) {
            case RSAPublicKey rsa ->
                shown.put("kty", "RSA")
                        .put("n", number(rsa.getModulus(), 256))
                        .put("e", number(rsa.getPublicExponent(), 3));
            case ECPublicKey ec ->
                shown.put("kty", "EC")
                        .put("crv", "P-256")
                        .put("x", number(ec.getW().getAffineX(), 32))
                        .put("y", number(ec.getW().getAffineY(), 32));
            default -> throw new AssertionError(key);
        };
    }

    private static String number(BigInteger value, int bytes) {
        var all = new byte[bytes];
        var own = value.toByteArray();
        int length = Math.min(own.length, bytes);
        System.arraycopy(own, own.length - length, all, bytes - length, length);
        return base64(all);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The claims of a good token for `audience`.
    Map<String, Object> claims(String audience) {
        var now = Instant.now().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", uri());
        claims.put("aud", audience);
        claims.put("sub", "somebody");
        claims.put("exp", now + 300);
        claims.put("iat", now);
        claims.put("scope", "ships:read ships:write");
        return claims;
    }

    static String rs256(Map<String, Object> claims) {
        return sign("{\"alg\":\"RS256\",\"kid\":\"rsa\"}", claims, "SHA256withRSA", RSA.getPrivate());
    }

    static String es256(Map<String, Object> claims) {
        return sign("{\"alg\":\"ES256\",\"kid\":\"ec\"}", claims, "SHA256withECDSAinP1363Format", EC.getPrivate());
    }

    static String sign(String header, Map<String, Object> claims, String algorithm, PrivateKey key) {
        try {
            var text = unsigned(header, claims);
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String unsigned(String header, Map<String, Object> claims) {
        return base64(header.getBytes(UTF_8)) + "." + base64(Json.MAPPER.writeValueAsBytes(claims));
    }

    @Override
    public void close() {
        socket.close();
    }
}
