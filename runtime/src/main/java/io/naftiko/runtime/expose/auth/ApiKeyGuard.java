package io.naftiko.runtime.expose.auth;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.expose.auth.Verdict.Admitted;
import io.naftiko.runtime.expose.auth.Verdict.Refused;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.model.Admission;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Template;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// `type: apikey`: callers know the value of a header or of a query parameter.
public record ApiKeyGuard(String key, Template value, KeyPlace place) implements Guard {

    public static ApiKeyGuard read(Section section) {
        var guard = section.has("header")
                ? new ApiKeyGuard(section.required("header"), Expected.read(section, "value", "token"), KeyPlace.HEADER)
                : new ApiKeyGuard(
                        section.required("key", "name"),
                        Expected.read(section, "value", "token"),
                        KeyPlace.read(section));
        section.close();
        return guard;
    }

    @Override
    public String type() {
        return "apikey";
    }

    @Override
    public List<Template> expected() {
        return List.of(value);
    }

    @Override
    public ObjectNode scheme() {
        return Json.object().put("type", "apiKey").put("in", place.keyword()).put("name", key);
    }

    @Override
    public Optional<Proof> proof() {
        return Optional.of(new Proof(place.keyword(), key, "", List.of(value)));
    }

    @Override
    public Admission admission(Post post) {
        return new Admission(Gate.of(post.realm(), () -> check(post)), List.of());
    }

    /// No scheme is registered for keys, and a 401 must name one (RFC 9110, 15.5.2).
    private Gate.Check check(Post post) {
        var expected = Expected.of(Expected.text(value, post.variables()));
        var challenges = List.of(Challenge.of("ApiKey")
                .with("realm", post.realm())
                .with("in", place.keyword())
                .with("name", key)
                .text());
        var caller = post.only(type());
        return request -> verdict(request, expected, caller, challenges);
    }

    private Verdict verdict(Request request, Expected expected, Principal caller, List<String> challenges) {
        var offered = place.values(request, key);
        if (offered.isEmpty()) {
            return Refused.missing(challenges);
        }
        return offered.size() == 1 && place.matches(expected, offered.getFirst())
                ? Admitted.of(place.without(request, key), caller)
                : Refused.wrong(challenges);
    }
}
