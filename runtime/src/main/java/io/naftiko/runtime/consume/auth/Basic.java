package io.naftiko.runtime.consume.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Variables;
import java.util.Base64;
import java.util.List;

/// `type: basic`: user and password in the `Authorization` header, as UTF-8 (RFC 7617).
///
/// @param password may be empty, as for an API whose key is the user
public record Basic(Template username, Template password) implements Authentication {

    public static Basic read(Section section) {
        var basic = new Basic(Template.of(section.required("username")), Template.of(section.textOr("password", "")));
        section.close();
        return basic;
    }

    @Override
    public Filter outgoing(Variables variables) {
        return Refusal.onCall(() -> {
            var pair = variables.fill(username).reveal() + ":"
                    + variables.fill(password).reveal();
            var value = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
            return (request, next) -> next.handle(request.withHeader("Authorization", value));
        });
    }

    /// The pair stands unencoded, so that its variables can be read.
    @Override
    public List<Credential> credentials() {
        return List.of(new Credential(
                "header", "Authorization", Template.of("Basic " + username + ":" + Masked.of(password))));
    }
}
