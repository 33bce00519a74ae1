package io.naftiko.runtime.consume.auth;

import io.jsonwebtoken.Jwts;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Secret;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Suggestion;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// `type: jwt`: a token that the engine signs itself (RFC 7519), in a header.
///
/// A token is kept and renewed before it ends. A call that is answered with 401 is repeated once with a new token,
/// whatever its method: a request without valid credentials was not carried out (RFC 9110, 15.5.2).
///
/// @param keyId the header's `kid`; null when left out
/// @param secret the key: text for HS256, HS384 and HS512, else a private key as PEM (PKCS #8)
/// @param algorithm `HS256` where the file names none
/// @param claims with variables in their texts; numbers and booleans stay what they are
/// @param header further fields of the token's header
/// @param lifetime an hour where the file gives none
/// @param key the header of the request; `Authorization` where the file names none
/// @param prefix what stands before the token; `Bearer` where the file gives none
public record Jwt(
        @Nullable Template keyId,
        Template secret,
        String algorithm,
        ObjectNode claims,
        ObjectNode header,
        Duration lifetime,
        String key,
        String prefix)
        implements Authentication {

    private static final Duration HOUR = Duration.ofHours(1);

    public static Jwt read(Section section) {
        var keyId = section.text("keyId", "kid");
        var jwt = new Jwt(
                keyId == null ? null : Template.of(keyId),
                Template.of(section.required("secret", "privateKey")),
                algorithm(section),
                fields(section, "claims"),
                fields(section, "header"),
                lifetime(section),
                section.textOr("key", "Authorization"),
                section.textOr("prefix", "Bearer"));
        Placement.readHeader(section);
        section.close();
        return jwt;
    }

    private static String algorithm(Section section) {
        var name = section.textOr("algorithm", "HS256");
        var known = new TreeMap<>(Jwts.SIG.get());
        known.remove(Jwts.SIG.NONE.getId());
        if (known.containsKey(name)) {
            return name;
        }
        section.problems()
                .add(
                        Code.WRONG_SHAPE,
                        section.place("algorithm"),
                        "`algorithm` takes one of " + String.join(", ", known.keySet()) + ", found `" + name + "`.",
                        Suggestion.didYouMean(name, known.keySet()));
        return "HS256";
    }

    private static ObjectNode fields(Section section, String keyword) {
        var inner = section.section(keyword);
        return inner != null && section.tree(keyword) instanceof Tree.Fields found
                ? (ObjectNode) found.json()
                : Json.object();
    }

    private static Duration lifetime(Section section) {
        var text = section.text("lifetime");
        var lifetime = text == null ? HOUR : Limits.parseDuration(text);
        if (lifetime == null || lifetime.toSeconds() < 1) {
            section.problems()
                    .add(
                            Code.WRONG_SHAPE,
                            section.place("lifetime"),
                            "`lifetime` takes a time such as `30m` or `24h`, found `" + text + "`.");
            return HOUR;
        }
        return lifetime;
    }

    @Override
    public Filter outgoing(Variables variables) {
        return outgoing(variables, InstantSource.system());
    }

    Filter outgoing(Variables variables, InstantSource clock) {
        return Refusal.onCall(() -> filter(new Renewed(mint(variables)::at, clock)));
    }

    private Filter filter(Renewed tokens) {
        return (request, next) -> {
            var token = tokens.current();
            var answer = next.handle(signed(request, token));
            return answer.status() == 401 ? next.handle(signed(request, tokens.insteadOf(token))) : answer;
        };
    }

    private Request signed(Request request, Renewed.Token token) {
        return request.withHeader(key, withPrefix(token.text().reveal()));
    }

    private String withPrefix(String token) {
        return prefix.isEmpty() ? token : prefix + " " + token;
    }

    /// One new token, without its prefix.
    ///
    /// @throws io.naftiko.runtime.report.FailedCall when a variable is unset or the secret is no key
    public Secret token(Variables variables) {
        return mint(variables).at(InstantSource.system().instant()).text();
    }

    private JwtMint mint(Variables variables) {
        var fields = (ObjectNode) filled(header, variables);
        if (keyId != null) {
            fields.put("kid", variables.fill(keyId).reveal());
        }
        var signingKey = JwtKey.of(algorithm, variables.fill(secret).reveal());
        return new JwtMint(algorithm, signingKey, fields, (ObjectNode) filled(claims, variables), lifetime);
    }

    private static JsonNode filled(JsonNode value, Variables variables) {
        if (value.isObject()) {
            var object = Json.object();
            value.properties().forEach(each -> object.set(each.getKey(), filled(each.getValue(), variables)));
            return object;
        }
        if (value.isArray()) {
            var array = Json.array();
            value.forEach(each -> array.add(filled(each, variables)));
            return array;
        }
        return value.isString()
                ? StringNode.valueOf(
                        variables.fill(Template.of(value.stringValue())).reveal())
                : value;
    }

    /// The token is described by what it is made of, so that its variables can be read.
    @Override
    public List<Credential> credentials() {
        var made = new StringJoiner(", ", "<" + algorithm + " token: ", ">");
        if (keyId != null) {
            made.add("kid " + keyId);
        }
        made.add("secret " + Masked.of(secret))
                .add("header " + Json.text(header))
                .add("claims " + Json.text(claims));
        return List.of(new Credential("header", key, Template.of(withPrefix(made.toString()))));
    }
}
