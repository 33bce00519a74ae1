package io.naftiko.runtime.expose.auth.oauth;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.auth.Challenge;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.http.Scopes;
import io.naftiko.runtime.http.Url;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A guarded server as clients of OAuth see it, which tells everybody where to get a token for it (RFC 9728).
///
/// @param uri under which callers know it
/// @param authorizationServer who gives tokens for it
/// @param needed what each call takes
/// @param supported that, and what single units take
record ProtectedResource(String uri, String authorizationServer, Scopes needed, Scopes supported) implements Handler {

    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    /// A scope of the client's concern, that no resource asks for.
    private static final String OFFLINE = "offline_access";

    /// Its metadata, at the path that its address makes (RFC 9728, 3.1).
    Route route() {
        return new Route("GET", WELL_KNOWN + path(), true, this);
    }

    @Override
    public Response handle(Request request) {
        return Response.json(200, Json.bytes(metadata()))
                .withHeader("Access-Control-Allow-Origin", "*")
                .withHeader("Cache-Control", "public, max-age=300");
    }

    private ObjectNode metadata() {
        var metadata = Json.object().put("resource", uri);
        metadata.putArray("authorization_servers").add(authorizationServer);
        if (!shown(supported).isEmpty()) {
            shown(supported).forEach(metadata.putArray("scopes_supported")::add);
        }
        metadata.putArray("bearer_methods_supported").add("header");
        return metadata;
    }

    /// What a caller is told (RFC 9728, 5.1; RFC 6750, 3).
    Challenge challenge() {
        var challenge = located(Challenge.of("Bearer"));
        return shown(needed).isEmpty() ? challenge : challenge.with("scope", String.join(" ", shown(needed)));
    }

    /// A challenge that also says where the metadata is.
    Challenge located(Challenge challenge) {
        return challenge.with("resource_metadata", Url.parse(uri).origin() + WELL_KNOWN + path());
    }

    private static List<String> shown(Scopes scopes) {
        return scopes.all().stream().filter(scope -> !scope.equals(OFFLINE)).toList();
    }

    private String path() {
        return AuthorizationServer.withoutSlash(Url.parse(uri).path());
    }
}
