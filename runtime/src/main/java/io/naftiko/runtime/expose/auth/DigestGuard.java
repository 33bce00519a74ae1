package io.naftiko.runtime.expose.auth;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.model.Admission;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Template;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// `type: digest`: callers know a user name and a password, and never send the password (RFC 7616).
public record DigestGuard(Template username, Template password) implements Guard {

    public static DigestGuard read(Section section) {
        var guard = new DigestGuard(Expected.read(section, "username"), Expected.read(section, "password"));
        section.close();
        return guard;
    }

    @Override
    public String type() {
        return "digest";
    }

    @Override
    public List<Template> expected() {
        return List.of(username, password);
    }

    @Override
    public ObjectNode scheme() {
        return Json.object().put("type", "http").put("scheme", "digest");
    }

    @Override
    public Admission admission(Post post) {
        return admission(post, InstantSource.system());
    }

    Admission admission(Post post, InstantSource clock) {
        return new Admission(Gate.of(post.realm(), () -> check(post, clock)), List.of());
    }

    private DigestCheck check(Post post, InstantSource clock) {
        return new DigestCheck(
                post.realm(),
                Expected.text(username, post.variables()),
                Expected.text(password, post.variables()),
                new Nonces(clock));
    }
}
