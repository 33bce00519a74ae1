package io.naftiko.runtime.consume.auth;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Variables;
import java.util.List;

/// `type: apikey`: a name and a value in the header, query, cookie, path or body.
///
/// Three spellings: `key`, `value` and `placement`; `header` and `value`; `headers`, a mapping of several.
public record ApiKey(List<Credential> credentials) implements Authentication {

    public ApiKey {
        credentials = List.copyOf(credentials);
    }

    public static ApiKey read(Section section) {
        var apiKey = new ApiKey(credentials(section));
        section.close();
        return apiKey;
    }

    private static List<Credential> credentials(Section section) {
        if (section.has("headers")) {
            return section.texts("headers").entrySet().stream()
                    .map(each -> header(each.getKey(), each.getValue()))
                    .toList();
        }
        if (section.has("header")) {
            Placement.readHeader(section);
            return List.of(header(section.required("header"), section.required("value", "token", "key")));
        }
        return List.of(new Credential(
                Placement.read(section).keyword(),
                section.required("key", "name"),
                Template.of(section.required("value", "token"))));
    }

    private static Credential header(String name, String value) {
        return new Credential("header", name, Template.of(value));
    }

    @Override
    public Filter outgoing(Variables variables) {
        return Placement.filter(credentials, variables);
    }
}
