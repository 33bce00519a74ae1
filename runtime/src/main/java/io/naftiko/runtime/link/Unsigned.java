package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Authentication.Credential;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Operation;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.Code;
import java.util.Optional;
import java.util.Set;

/// Finds out why the calls of an operation cannot carry the credential of its API. They are then never sent.
record Unsigned(Consumes api, Operation operation, Variables variables) {

    /// What differs from request to request, so that no variable can hold it.
    private static final Set<String> COMPUTED = Set.of("signature", "nonce", "timestamp");

    Optional<OperationPlan.Fault> fault() {
        return unsupported().or(this::withoutField).or(this::computed);
    }

    private Optional<OperationPlan.Fault> unsupported() {
        return Optional.ofNullable(api.authentication().unsupported())
                .map(unsupported -> fault(unsupported.message(), unsupported.proposal()));
    }

    private Optional<OperationPlan.Fault> withoutField() {
        return switch (BodyPlan.of(operation.body()).kind()) {
            case TEXT, BYTES ->
                api.authentication().credentials().stream()
                        .filter(credential -> credential.in().equals("body"))
                        .findFirst()
                        .map(this::withoutField);
            case JSON, FORM, PARTS -> Optional.empty();
        };
    }

    private OperationPlan.Fault withoutField(Credential credential) {
        return fault(
                "the credential `" + credential.name() + "` is a field of the body, and the body of `"
                        + operation.name() + "` has no fields",
                "Write a `body` of type `json` or `form`.");
    }

    private Optional<OperationPlan.Fault> computed() {
        return api.authentication().credentials().stream()
                .flatMap(credential -> credential.value().names().stream())
                .filter(name -> COMPUTED.contains(name) && !variables.declares(name))
                .findFirst()
                .map(name -> fault(
                        "the credential contains `{{" + name + "}}`, which is another one for each request",
                        "Let `baseUri` name a gateway that adds the credential."));
    }

    private OperationPlan.Fault fault(String why, String proposal) {
        return new OperationPlan.Fault(
                Code.AUTH_UNSUPPORTED,
                why + ", and a call of `" + api.namespace() + "` is never sent without its credential.",
                proposal);
    }
}
