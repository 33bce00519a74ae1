package io.naftiko.runtime.consume.auth;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Variables;
import java.util.List;

/// `type: bearer`: a token in a header, behind the word `Bearer` (RFC 6750, 2.1).
///
/// @param token may begin with `Bearer` itself, in the file or in the variable's value: the word is sent once
/// @param key the header; `Authorization` where the file names none
public record Bearer(Template token, String key) implements Authentication {

    private static final String SCHEME = "Bearer ";

    public static Bearer read(Section section) {
        var bearer =
                new Bearer(Template.of(section.required("token", "value")), section.textOr("key", "Authorization"));
        Placement.readHeader(section);
        section.close();
        return bearer;
    }

    @Override
    public Filter outgoing(Variables variables) {
        return Refusal.onCall(() -> {
            var value = withScheme(variables.fill(token).reveal());
            return (request, next) -> next.handle(request.withHeader(key, value));
        });
    }

    @Override
    public List<Credential> credentials() {
        return List.of(new Credential("header", key, Template.of(withScheme(token.source()))));
    }

    private static String withScheme(String value) {
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? value : SCHEME + value;
    }
}
