package io.naftiko.runtime.consume.auth;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Variables;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// `type: digest`: user and password, never sent, prove themselves in answer to a challenge (RFC 7616).
///
/// A call that is challenged is repeated once. The challenge is kept for later calls, until the upstream gives another.
public record Digest(Template username, Template password) implements Authentication {

    public static Digest read(Section section) {
        var digest = new Digest(Template.of(section.required("username")), Template.of(section.textOr("password", "")));
        section.close();
        return digest;
    }

    @Override
    public Filter outgoing(Variables variables) {
        return Refusal.onCall(() -> new Signer(
                variables.fill(username).reveal(), variables.fill(password).reveal()));
    }

    @Override
    public List<Credential> credentials() {
        var value = Template.of("Digest username=" + username + ", password=" + Masked.of(password));
        return List.of(new Credential("header", "Authorization", value));
    }

    /// Signs the requests to one upstream.
    private static final class Signer implements Filter {

        private final String username;
        private final String password;
        private final SecureRandom random = new SecureRandom();
        private volatile @Nullable Session session;

        Signer(String username, String password) {
            this.username = username;
            this.password = password;
        }

        @Override
        public Response handle(Request request, Handler next) {
            var known = session;
            var answer = next.handle(known == null ? request : signed(request, known));
            var challenge = answer.status() == 401
                    ? DigestChallenge.of(answer.headers()).orElse(null)
                    : null;
            if (challenge == null) {
                return answer;
            }
            var opened = new Session(challenge, new AtomicInteger());
            session = opened;
            return next.handle(signed(request, opened));
        }

        private Request signed(Request request, Session session) {
            int count = session.count().incrementAndGet();
            return request.withHeader(
                    "Authorization", session.challenge().answer(username, password, request, count, nonce()));
        }

        private String nonce() {
            var bytes = new byte[16];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }
    }

    /// A challenge with the number of times that it was answered.
    private record Session(DigestChallenge challenge, AtomicInteger count) {}
}
