package io.naftiko.runtime.expose.auth.oauth;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UpstreamUnreachable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Who gives tokens to callers.
///
/// @param uri its issuer identifier, without a slash at its end
/// @param web sends requests
record AuthorizationServer(String uri, Handler web) {

    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";

    /// What an authorization server says of itself (RFC 8414, 2).
    ///
    /// @param issuer as its tokens say it
    record Metadata(String issuer, JsonNode fields) {

        /// An address where it answers.
        ///
        /// @throws FailedCall when it names none, or one to which nothing may go
        String endpoint(String name) {
            var address = fields.path(name).stringValue("");
            if (!WebAddress.isTrusted(Url.parse(address).withoutQuery())) {
                throw failed("`" + name + "` of the authorization server " + issuer + " is no https address.");
            }
            return address;
        }
    }

    /// Asks for the metadata where RFC 8414 (3.1) and OpenID Connect Discovery (4) put it.
    ///
    /// @throws FailedCall when there is none
    Metadata metadata() {
        return places().stream()
                .flatMap(place -> read(place).stream())
                .findFirst()
                .orElseThrow(() -> failed("The authorization server " + uri + " has no metadata of this issuer."));
    }

    /// Where there is a path, the well-known part goes before it; some servers have it behind.
    private Set<String> places() {
        var url = Url.parse(uri);
        return new LinkedHashSet<>(List.of(
                url.origin() + OAUTH + url.path(), url.origin() + OPENID + url.path(), uri + OPENID, uri + OAUTH));
    }

    /// Metadata of another issuer is nobody's (RFC 8414, 3.3). A slash at the end makes no other issuer.
    private Optional<Metadata> read(String place) {
        return get(place)
                .map(fields -> new Metadata(fields.path("issuer").stringValue(""), fields))
                .filter(metadata -> withoutSlash(metadata.issuer()).equals(uri));
    }

    /// The JSON object at `address`; empty where there is none.
    ///
    /// @throws FailedCall when nobody answers there
    Optional<JsonNode> get(String address) {
        return send(new Request("GET", Url.parse(address), Headers.of("Accept", "application/json"), Body.empty()));
    }

    /// The JSON object that answers `request`; empty where another answer comes.
    Optional<JsonNode> send(Request request) {
        var answer = web.handle(request);
        return answer.status() == 200 ? Json.parse(answer.body().bytes()).filter(JsonNode::isObject) : Optional.empty();
    }

    static String withoutSlash(String uri) {
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    static FailedCall failed(String message) {
        return new FailedCall(new UpstreamUnreachable(message));
    }
}
