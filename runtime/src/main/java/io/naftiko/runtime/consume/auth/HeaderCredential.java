package io.naftiko.runtime.consume.auth;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Variables;
import java.util.List;

/// `type: header`: a value in a header of any name.
public record HeaderCredential(String header, Template value) implements Authentication {

    public static HeaderCredential read(Section section) {
        var credential =
                new HeaderCredential(section.required("header", "name"), Template.of(section.required("value")));
        section.close();
        return credential;
    }

    @Override
    public Filter outgoing(Variables variables) {
        return Placement.filter(credentials(), variables);
    }

    @Override
    public List<Credential> credentials() {
        return List.of(new Credential("header", header, value));
    }
}
