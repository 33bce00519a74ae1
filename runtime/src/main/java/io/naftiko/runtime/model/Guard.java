package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.http.Scopes;
import io.naftiko.runtime.report.Code;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// A kind of `authentication` of a server: how its callers prove who they are. Open: one file per kind in
/// `expose.auth`, one line in `BuiltIn`.
public interface Guard {

    /// Of the requests that a guard sends itself: those who wait for the answer are callers without a proof.
    Limits LIMITS = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10), 1L << 20);

    /// Nobody is asked.
    Guard NONE = new Guard() {
        @Override
        public String type() {
            return "none";
        }

        @Override
        public boolean asks() {
            return false;
        }

        @Override
        public List<Template> expected() {
            return List.of();
        }

        @Override
        public ObjectNode scheme() {
            return Json.object();
        }

        @Override
        public Admission admission(Post post) {
            return Admission.FREE;
        }
    };

    /// As the file names it: `bearer`.
    String type();

    /// Whether callers must prove anything.
    default boolean asks() {
        return true;
    }

    /// What proofs are checked with. Every call of the server needs the variables in it.
    List<Template> expected();

    /// The kind for people and programs, as an OpenAPI 3.1 Security Scheme Object.
    ObjectNode scheme();

    /// What callers must be allowed to do; empty where a proof alone is enough.
    default List<String> scopes() {
        return List.of();
    }

    /// What every request of a caller carries, where that is a fixed text; empty where callers must ask elsewhere or
    /// answer a challenge.
    default Optional<Proof> proof() {
        return Optional.empty();
    }

    /// Whether a proof says what its caller is allowed, so that units may ask for scopes of their own.
    default boolean provesScopes() {
        return false;
    }

    /// How callers come in.
    ///
    /// A variable without value refuses every call and not this method: nobody comes in then.
    Admission admission(Post post);

    /// Nobody comes in: the file asks for something that the engine cannot check.
    ///
    /// @param type as the file names it; empty where it names none
    record Closed(String type) implements Guard {

        @Override
        public boolean provesScopes() {
            return true;
        }

        @Override
        public List<Template> expected() {
            return List.of();
        }

        @Override
        public ObjectNode scheme() {
            return Json.object();
        }

        @Override
        public Admission admission(Post post) {
            return new Admission(
                    (_, _) -> {
                        throw new IllegalStateException(Code.EXPOSE_AUTHENTICATION.id());
                    },
                    List.of());
        }
    }

    /// A fixed text that lets a caller in.
    ///
    /// @param in `header` or `query`
    /// @param name of the header or parameter
    /// @param scheme what stands before the secret: `Bearer` and a space; empty where nothing does
    /// @param secret what the caller must know; user and password where there are two, which are sent as `Basic`
    record Proof(String in, String name, String scheme, List<Template> secret) {

        public Proof {
            secret = List.copyOf(secret);
        }

        /// In the `Authorization` header.
        public static Proof authorization(String scheme, Template... secret) {
            return new Proof("header", "Authorization", scheme + " ", List.of(secret));
        }
    }

    /// Where a guard stands.
    ///
    /// @param realm what it guards: the namespace of the server
    /// @param scopes what some units of the server ask for
    /// @param web sends the guard's own requests, such as those for keys
    record Post(String realm, Scopes scopes, Variables variables, Handler web) {

        /// The caller of a guard with one secret, which says nothing of who has it.
        ///
        /// @param type of the guard
        public Principal only(String type) {
            return new Principal(type + "@" + realm, Set.of());
        }
    }
}
