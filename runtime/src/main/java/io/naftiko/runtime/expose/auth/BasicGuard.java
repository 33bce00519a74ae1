package io.naftiko.runtime.expose.auth;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.model.Admission;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Template;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// `type: basic`: callers know a user name and a password, in UTF-8 (RFC 7617).
public record BasicGuard(Template username, Template password) implements Guard {

    private static final String SCHEME = "Basic";

    public static BasicGuard read(Section section) {
        var guard = new BasicGuard(Expected.read(section, "username"), Expected.read(section, "password"));
        section.close();
        return guard;
    }

    @Override
    public String type() {
        return "basic";
    }

    @Override
    public List<Template> expected() {
        return List.of(username, password);
    }

    @Override
    public ObjectNode scheme() {
        return Json.object().put("type", "http").put("scheme", "basic");
    }

    @Override
    public Optional<Proof> proof() {
        return Optional.of(Proof.authorization(SCHEME, username, password));
    }

    @Override
    public Admission admission(Post post) {
        return new Admission(Gate.of(post.realm(), () -> check(post)), List.of());
    }

    /// User and password are compared as one text, so that a wrong user takes as long as a wrong password.
    private Gate.Check check(Post post) {
        var user = Expected.text(username, post.variables());
        var expected = Expected.of(user + ":" + Expected.text(password, post.variables()));
        var challenge = Challenge.of(SCHEME).with("realm", post.realm()).with("charset", "UTF-8");
        var caller = new Principal(user, Set.of());
        return new SchemeCheck(SCHEME, text -> expected.matches(decoded(text)), caller, challenge, challenge);
    }

    /// The octets behind Base64; none where it is not that.
    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
