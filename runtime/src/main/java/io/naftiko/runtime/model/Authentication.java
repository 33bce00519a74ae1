package io.naftiko.runtime.model;

import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A kind of `authentication`: how a call proves who makes it. Open: one file per kind in `consume.auth`, one line in
/// `BuiltIn`.
public interface Authentication {

    /// No credential at all.
    Authentication NONE = new Authentication() {
        @Override
        public Filter outgoing(Variables variables) {
            return Filter.NONE;
        }

        @Override
        public List<Credential> credentials() {
            return List.of();
        }
    };

    /// A filter that signs each request to an upstream.
    ///
    /// A variable without value fails the call and not this method; the request is then not sent.
    Filter outgoing(Variables variables);

    /// Where the credential travels, for descriptions, and for placements that belong to the address or the body.
    List<Credential> credentials();

    /// Why no call can be signed; null for a kind that the engine has.
    default @Nullable Unsupported unsupported() {
        return null;
    }

    /// What a kind that the engine does not have says to each unit that needs it.
    ///
    /// @param type as the file names it; empty where it names none
    /// @param method how the credential is to be computed, such as `RSA-SHA256`; empty where the file does not say
    /// @param known the types that the engine has
    record Unsupported(String type, String method, List<String> known) implements Authentication {

        public Unsupported {
            known = List.copyOf(known);
        }

        @Override
        public Filter outgoing(Variables variables) {
            return (_, _) -> {
                throw new IllegalStateException(Code.AUTH_UNSUPPORTED.id());
            };
        }

        @Override
        public List<Credential> credentials() {
            return List.of();
        }

        @Override
        public Unsupported unsupported() {
            return this;
        }

        /// What is wrong, as a clause.
        public String message() {
            return type.isEmpty()
                    ? "`authentication` says no `type`"
                    : "authentication type `" + type + "`" + (method.isEmpty() ? "" : " with `" + method + "`")
                            + " is not one that the engine has";
        }

        public String proposal() {
            var meant = Suggestion.didYouMean(type, known);
            return meant != null
                    ? meant
                    : "Use one of " + String.join(", ", known)
                            + ", or let `baseUri` name a gateway that adds the credential.";
        }
    }

    /// One place where a credential travels.
    ///
    /// @param in `header`, `query`, `cookie`, `path` or `body`
    /// @param value as it is sent, with variables as placeholders
    record Credential(String in, String name, Template value) {

        /// The value for people: variables by name; a credential that the file itself holds is hidden.
        public String shown() {
            return value.isLiteral() ? "***" : value.source();
        }
    }
}
