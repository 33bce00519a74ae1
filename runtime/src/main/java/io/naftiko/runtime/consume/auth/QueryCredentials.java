package io.naftiko.runtime.consume.auth;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Variables;
import java.util.List;

/// `type: query`: several names with their values in the query.
public record QueryCredentials(List<Credential> parameters) implements Authentication {

    public QueryCredentials {
        parameters = List.copyOf(parameters);
    }

    public static QueryCredentials read(Section section) {
        var credentials = new QueryCredentials(section.named("parameters", QueryCredentials::parameter));
        section.close();
        return credentials;
    }

    private static Credential parameter(Section section) {
        var parameter = new Credential("query", section.required("name"), Template.of(section.required("value")));
        section.close();
        return parameter;
    }

    @Override
    public Filter outgoing(Variables variables) {
        return Placement.filter(parameters, variables);
    }

    @Override
    public List<Credential> credentials() {
        return parameters;
    }
}
