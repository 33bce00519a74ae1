package io.naftiko.runtime.consume.auth;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.model.Authentication.Credential;
import io.naftiko.runtime.model.CredentialPlace;
import io.naftiko.runtime.model.Variables;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Where a credential travels.
enum Placement {
    HEADER,
    QUERY,
    COOKIE,
    PATH,
    BODY;

    /// Reads `placement`; a header where it is left out.
    static Placement read(Section section) {
        return CredentialPlace.read(section, List.of(values()));
    }

    /// Reads `placement` of a kind that travels in a header only.
    static void readHeader(Section section) {
        CredentialPlace.read(section, List.of(HEADER));
    }

    /// As it is written: `header`.
    String keyword() {
        return CredentialPlace.keyword(this);
    }

    /// Adds each credential to a request, with variables filled in.
    static Filter filter(List<Credential> credentials, Variables variables) {
        return Refusal.onCall(() -> {
            var changes = credentials.stream()
                    .map(credential -> change(credential, variables))
                    .toList();
            return (request, next) -> {
                var signed = request;
                for (var change : changes) {
                    signed = change.apply(signed);
                }
                return next.handle(signed);
            };
        });
    }

    private static UnaryOperator<Request> change(Credential credential, Variables variables) {
        var placement = valueOf(credential.in().toUpperCase(Locale.ROOT));
        return switch (placement) {
            case HEADER -> {
                var value = value(credential, variables);
                yield request -> request.withHeader(credential.name(), value);
            }
            case QUERY -> {
                var pair = PercentEncoding.QUERY.encode(credential.name()) + "="
                        + PercentEncoding.QUERY.encode(value(credential, variables));
                yield request -> request.withUrl(request.url().and(pair));
            }
            case COOKIE -> {
                var pair = credential.name() + "=" + value(credential, variables);
                yield request -> withCookie(request, pair);
            }
            // filled in where the address and the body are made
            case PATH, BODY -> request -> request;
        };
    }

    private static String value(Credential credential, Variables variables) {
        return variables.fill(credential.value()).reveal();
    }

    /// RFC 6265, 5.4: all cookies of a request share one line.
    private static Request withCookie(Request request, String pair) {
        var others = request.headers().first("Cookie");
        return request.withHeader(
                "Cookie", others.map(line -> line + "; " + pair).orElse(pair));
    }
}
