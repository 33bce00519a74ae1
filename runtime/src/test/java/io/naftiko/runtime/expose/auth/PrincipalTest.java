package io.naftiko.runtime.expose.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Scopes;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Variables;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whom the server behind a guard sees.
class PrincipalTest {

    private final Guard.Post post =
            new Guard.Post("ships", Scopes.NONE, Variables.none(), _ -> new Response(404, Body.empty()));

    private Principal behind(Guard guard, String header, String value) {
        var seen = new ArrayList<Principal>();
        var request = new Request("GET", Url.parse("/ships"), Headers.of(header, value), Body.empty());
        var answer = guard.admission(post).filter().handle(request, admitted -> {
            seen.add(admitted.peer().principal());
            return new Response(204, Body.empty());
        });
        assertThat(answer.status()).isEqualTo(204);
        return seen.getFirst();
    }

    @Test
    void aUserIsCalledByName() {
        var credentials = Base64.getEncoder().encodeToString("selma:s3cret".getBytes(UTF_8));

        assertThat(behind(
                        new BasicGuard(Template.of("selma"), Template.of("s3cret")),
                        "Authorization",
                        "Basic " + credentials))
                .isEqualTo(new Principal("selma", Set.of()));
    }

    @Test
    void whoeverKnowsTheOneSecretIsTheOneCallerAndTheSecretIsNotTheName() {
        assertThat(behind(new BearerGuard(Template.of("s3cret")), "Authorization", "Bearer s3cret"))
                .isEqualTo(new Principal("bearer@ships", Set.of()));
        assertThat(behind(new ApiKeyGuard("X-Key", Template.of("s3cret"), KeyPlace.HEADER), "X-Key", "s3cret"))
                .isEqualTo(new Principal("apikey@ships", Set.of()));
    }

    @Test
    void aUserWhoseAnswerToAChallengeIsRightIsCalledByName() {
        var guard = new DigestGuard(Template.of("selma"), Template.of("s3cret"));
        var filter = guard.admission(post).filter();
        var seen = new ArrayList<Principal>();
        var request = new Request("GET", Url.parse("/ships"), Headers.EMPTY, Body.empty());
        var challenge = filter.handle(request, _ -> new Response(500, Body.empty()))
                .headers()
                .first("WWW-Authenticate")
                .orElseThrow();
        var nonce = challenge.replaceFirst(".*nonce=\"([^\"]+)\".*", "$1");
        var hash = DigestHash.SHA_256;
        var proof =
                hash.of(hash.of("selma", "ships", "s3cret"), nonce, "00000001", "c", "auth", hash.of("GET", "/ships"));

        filter.handle(
                request.withHeader(
                        "Authorization",
                        "Digest username=\"selma\", realm=\"ships\", nonce=\"%s\", uri=\"/ships\", response=\"%s\", algorithm=%s, qop=auth, nc=00000001, cnonce=\"c\""
                                .formatted(nonce, proof, hash.published())),
                admitted -> {
                    seen.add(admitted.peer().principal());
                    return new Response(204, Body.empty());
                });
        assertThat(seen).containsExactly(new Principal("selma", Set.of()));
    }
}
