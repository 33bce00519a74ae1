package io.naftiko.runtime.expose.auth;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.model.Admission;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Template;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// `type: bearer`: callers know a token (RFC 6750, 2.1).
///
/// @param token may begin with `Bearer` itself, in the file or in the variable's value
public record BearerGuard(Template token) implements Guard {

    private static final String SCHEME = "Bearer";

    public static BearerGuard read(Section section) {
        var guard = new BearerGuard(Expected.read(section, "token", "value"));
        KeyPlace.readHeader(section);
        section.close();
        return guard;
    }

    @Override
    public String type() {
        return "bearer";
    }

    @Override
    public List<Template> expected() {
        return List.of(token);
    }

    @Override
    public ObjectNode scheme() {
        return Json.object().put("type", "http").put("scheme", "bearer");
    }

    @Override
    public Optional<Proof> proof() {
        return Optional.of(Proof.authorization(SCHEME, token));
    }

    @Override
    public Admission admission(Post post) {
        return new Admission(Gate.of(post.realm(), () -> check(post)), List.of());
    }

    private Gate.Check check(Post post) {
        var expected = Expected.of(withoutScheme(Expected.text(token, post.variables())));
        var challenge = Challenge.of(SCHEME).with("realm", post.realm());
        return new SchemeCheck(
                SCHEME,
                expected::matchesHeader,
                post.only(type()),
                challenge,
                challenge.with("error", "invalid_token"));
    }

    private static String withoutScheme(String token) {
        return token.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1)
                ? token.substring(SCHEME.length()).strip()
                : token;
    }
}
