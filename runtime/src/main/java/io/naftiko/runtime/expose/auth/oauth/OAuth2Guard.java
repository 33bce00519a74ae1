package io.naftiko.runtime.expose.auth.oauth;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.expose.auth.Expected;
import io.naftiko.runtime.expose.auth.Gate;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.http.Scopes;
import io.naftiko.runtime.model.Admission;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Secret;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Suggestion;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `type: oauth2`: callers have an access token of an authorization server, and the server is its resource (OAuth 2.1,
/// RFC 9728).
///
/// @param authorizationServer its issuer identifier
/// @param resource the address under which callers know the server
/// @param audience whom tokens must be given for; null where that is `resource`
/// @param scopes that every token must have
/// @param hierarchy which scopes imply which
/// @param tokenEndpoint for the OpenAPI document; null where the file names none
/// @param asksIssuer whether the authorization server is asked of each token, in place of reading the token
/// @param clientId as whom it is asked; null to ask without a name
public record OAuth2Guard(
        Template authorizationServer,
        Template resource,
        @Nullable Template audience,
        List<String> scopes,
        ScopeHierarchy hierarchy,
        @Nullable String tokenEndpoint,
        boolean asksIssuer,
        @Nullable Template clientId,
        @Nullable Template clientSecret)
        implements Guard {

    private static final List<String> VALIDATIONS = List.of("jwks", "introspection");

    public OAuth2Guard {
        scopes = List.copyOf(scopes);
    }

    public static OAuth2Guard read(Section section) {
        var validation = validation(section);
        var guard = new OAuth2Guard(
                address(section, "authorizationServerUri", "https", WebAddress::isTrusted),
                address(section, "resource", "http or https", WebAddress::isResource),
                optional(section, "audience"),
                section.strings("scopes"),
                ScopeHierarchy.read(section),
                section.text("tokenEndpoint"),
                validation.equals("introspection"),
                optional(section, "clientId"),
                optional(section, "clientSecret"));
        section.close();
        return guard;
    }

    private static String validation(Section section) {
        var text = section.textOr("tokenValidation", "jwks");
        if (!VALIDATIONS.contains(text)) {
            section.problems()
                    .add(
                            Code.WRONG_SHAPE,
                            section.place("tokenValidation"),
                            "`tokenValidation` takes `jwks` or `introspection`, found `" + text + "`.",
                            Suggestion.didYouMean(text, VALIDATIONS));
        }
        return text;
    }

    private static Template address(Section section, String keyword, String schemes, Predicate<String> isGood) {
        var template = Expected.read(section, keyword);
        var text = template.source();
        if (template.isLiteral() && !text.isBlank() && !isGood.test(text)) {
            section.problems()
                    .add(
                            Code.WRONG_SHAPE,
                            section.place(keyword),
                            "`" + keyword + "` takes an address that begins with " + schemes
                                    + " and has no query, found `" + text + "`.");
        }
        return template;
    }

    private static @Nullable Template optional(Section section, String keyword) {
        return section.text(keyword) == null ? null : Expected.read(section, keyword);
    }

    @Override
    public String type() {
        return "oauth2";
    }

    @Override
    public boolean provesScopes() {
        return true;
    }

    @Override
    public List<Template> expected() {
        return Stream.of(authorizationServer, resource, audience, clientId, clientSecret)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public ObjectNode scheme() {
        if (tokenEndpoint == null || !Template.of(tokenEndpoint).isLiteral()) {
            var scheme = Json.object().put("type", "http").put("scheme", "bearer");
            return asksIssuer ? scheme : scheme.put("bearerFormat", "JWT");
        }
        var scheme = Json.object().put("type", "oauth2");
        var flow = scheme.putObject("flows").putObject("clientCredentials").put("tokenUrl", tokenEndpoint);
        var shown = flow.putObject("scopes");
        scopes.forEach(scope -> shown.put(scope, ""));
        return scheme;
    }

    @Override
    public Admission admission(Post post) {
        return admission(post, InstantSource.system());
    }

    Admission admission(Post post, InstantSource clock) {
        return new Admission(Gate.of(post.realm(), () -> check(post, clock)), open(post));
    }

    private List<Route> open(Post post) {
        try {
            return List.of(protectedResource(post).route());
        } catch (FailedCall _) {
            return List.of();
        }
    }

    private ProtectedResource protectedResource(Post post) {
        var variables = post.variables();
        var issuer = Expected.text(authorizationServer, variables);
        var uri = Expected.text(resource, variables);
        if (!WebAddress.isTrusted(issuer) || !WebAddress.isResource(uri)) {
            throw AuthorizationServer.failed(
                    "`authorizationServerUri` must be an https address, and `resource` an address.");
        }
        var needed = new Scopes(scopes);
        return new ProtectedResource(uri, issuer, needed, needed.and(post.scopes()));
    }

    private Gate.Check check(Post post, InstantSource clock) {
        var variables = post.variables();
        var protectedResource = protectedResource(post);
        var server = new AuthorizationServer(
                AuthorizationServer.withoutSlash(protectedResource.authorizationServer()), post.web());
        return new TokenCheck(
                protectedResource,
                hierarchy,
                audience == null ? protectedResource.uri() : Expected.text(audience, variables),
                asksIssuer
                        ? new AskedTokens(server, client(variables), clock)
                        : new SignedTokens(new Kept<>(() -> Keys.of(server), clock), clock));
    }

    private AskedTokens.@Nullable Client client(Variables variables) {
        return clientId == null || clientSecret == null
                ? null
                : new AskedTokens.Client(
                        Expected.text(clientId, variables), new Secret(Expected.text(clientSecret, variables)));
    }
}
