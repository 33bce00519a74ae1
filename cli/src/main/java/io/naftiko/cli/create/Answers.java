package io.naftiko.cli.create;

import java.util.List;

/// All that has to be known for a first capability file.
///
/// @param name for people
/// @param baseUri without a slash at the end
/// @param port on which it is offered
record Answers(String name, String baseUri, List<Request> requests, Access access, Offered offered, int port) {

    Answers {
        requests = List.copyOf(requests);
    }

    /// The namespace of the API, from which other names are made.
    String namespace() {
        return namespace(name);
    }

    static String namespace(String name) {
        var kebab = Words.kebab(name);
        return kebab.isEmpty() ? "api" : kebab;
    }

    /// The variables that the credential is made of.
    List<String> variables() {
        return access.variables(Words.variable(namespace()));
    }
}
