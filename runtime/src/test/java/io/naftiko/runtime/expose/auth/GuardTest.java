package io.naftiko.runtime.expose.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.mock.Mocks;
import io.naftiko.runtime.report.Problems;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What every guard of a fixed secret does, in front of every kind of server.
class GuardTest {

    private static final Map<String, String> SECRETS =
            Map.of("TOKEN", "s3cret", "USER", "harbour", "PASSWORD", "p:ss wörd");

    /// A kind of authentication, with a proof that is right and others that are not.
    ///
    /// @param header the name of the header that carries the proof
    /// @param challenge what a caller without a proof is told
    record Kind(
            String yaml, String header, String proof, List<String> wrong, String challenge, List<String> variables) {

        @Override
        public String toString() {
            return yaml;
        }
    }

    private static final Kind BEARER = new Kind(
            "{type: bearer, token: '{{TOKEN}}'}",
            "Authorization",
            "Bearer s3cret",
            List.of("Bearer s3cre", "Bearer s3cret2", "Bearer S3CRET", "Bearer", "Bearer ", "Basic s3cret", "s3cret"),
            "Bearer realm=\"ships-rest\"",
            List.of("TOKEN"));

    private static final Kind BASIC = new Kind(
            "{type: basic, username: '{{USER}}', password: '{{PASSWORD}}'}",
            "Authorization",
            basic("harbour:p:ss wörd"),
            List.of(
                    basic("harbour:p:ss word"),
                    basic("harbour:"),
                    basic(":p:ss wörd"),
                    basic("harbour"),
                    basic(""),
                    "Basic ***",
                    "Basic",
                    "Bearer harbour:p:ss"),
            "Basic realm=\"ships-rest\", charset=\"UTF-8\"",
            List.of("USER", "PASSWORD"));

    private static final Kind KEY = new Kind(
            "{type: apikey, key: X-Api-Key, value: '{{TOKEN}}', placement: header}",
            "X-Api-Key",
            "s3cret",
            List.of("s3cre", "s3cret2", "Bearer s3cret"),
            "ApiKey realm=\"ships-rest\", in=\"header\", name=\"X-Api-Key\"",
            List.of("TOKEN"));

    private static final Kind KEY_IN_AUTHORIZATION = new Kind(
            "{type: apikey, key: Authorization, value: 'Key {{TOKEN}}'}",
            "Authorization",
            "Key s3cret",
            List.of("s3cret", "key s3cret"),
            "ApiKey realm=\"ships-rest\", in=\"header\", name=\"Authorization\"",
            List.of("TOKEN"));

    static final List<Kind> KINDS = List.of(BEARER, BASIC, KEY, KEY_IN_AUTHORIZATION);

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    static Stream<Arguments> wrong() {
        return KINDS.stream().flatMap(kind -> kind.wrong().stream().map(proof -> Arguments.of(kind, proof)));
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void whoeverHasTheProofComesIn(Kind kind) {
        try (var servers = new Guarded(kind.yaml(), SECRETS)) {
            assertThat(servers.rest(kind.header(), kind.proof()).body()).isEqualTo("[\"Aurora\"]");
            assertThat(servers.mcp(kind.header(), kind.proof()).body()).contains("\"result\":{}");
            assertThat(servers.get("ships-skill", "/skills", kind.header(), kind.proof())
                            .body())
                    .contains("sailing");
            assertThat(servers.get("ships-rest", "/openapi.json", kind.header(), kind.proof())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void whoeverHasNoneIsToldWhatToProve(Kind kind) {
        try (var servers = new Guarded(kind.yaml(), SECRETS)) {
            var refused = servers.rest();

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue(kind.challenge());
            assertThat(refused.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(Json.parse(refused.body()).orElseThrow().path("type").stringValue(""))
                    .isEqualTo("urn:naftiko:problem:credential-missing");
            assertThat(servers.upstream().requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void nothingOfAServerIsSeenWithoutTheProof(Kind kind) {
        try (var servers = new Guarded(kind.yaml(), SECRETS)) {
            var rest = servers.url("ships-rest");
            var mcp = servers.url("ships-mcp") + "/mcp";
            var skills = servers.url("ships-skill") + "/skills";

            assertThat(Stream.of(
                            servers.send("GET", rest + "/ships", ""),
                            servers.send("HEAD", rest + "/ships", ""),
                            servers.send("POST", rest + "/ships", "not JSON", "Content-Type", "text/strange"),
                            servers.send("GET", rest.replace("/ships-rest", "") + "/ships", ""),
                            servers.send("GET", rest + "/openapi.json", ""),
                            servers.send("POST", mcp, "not JSON"),
                            servers.send("GET", mcp, ""),
                            servers.send("DELETE", mcp, ""),
                            servers.send("GET", skills, ""),
                            servers.send("GET", skills + "/sailing/contents/SKILL.md", "")))
                    .allSatisfy(refused -> {
                        assertThat(refused.statusCode()).isEqualTo(401);
                        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                                .isPresent();
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whoeverHasAnotherProofIsRefused(Kind kind, String proof) {
        try (var servers = new Guarded(kind.yaml(), SECRETS)) {
            assertThat(servers.rest(kind.header(), proof).statusCode()).isEqualTo(401);
            assertThat(servers.mcp(kind.header(), proof).statusCode()).isEqualTo(401);
            assertThat(servers.upstream().requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void severalProofsAreNone(Kind kind) {
        try (var servers = new Guarded(kind.yaml(), SECRETS)) {
            var wrong = kind.wrong().getFirst();

            assertThat(List.of(
                            servers.rest(kind.header(), kind.proof(), kind.header(), wrong),
                            servers.rest(kind.header(), wrong, kind.header(), kind.proof()),
                            servers.mcp(kind.header(), kind.proof(), kind.header(), kind.proof())))
                    .allSatisfy(refused -> assertThat(refused.statusCode()).isEqualTo(401));
        }
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void anEndlessProofIsRefused(Kind kind) {
        try (var servers = new Guarded(kind.yaml(), SECRETS)) {
            var scheme = kind.proof().contains(" ") ? kind.proof().replaceFirst(" .*", " ") : "";

            assertThat(servers.rest(kind.header(), scheme + "x".repeat(20_000)).statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void theProofGoesNoFurtherThoughTheHeaderIsTrusted(Kind kind) {
        try (var servers = new Guarded(kind.yaml(), SECRETS)) {
            servers.get("ships-rest", "/all/ships", kind.header(), kind.proof(), "X-Colour", "red");

            var sent = servers.upstream().onlyRequest().headers();
            assertThat(sent.has(kind.header())).isFalse();
            assertThat(sent.first("X-Colour")).hasValue("red");
        }
    }

    @Test
    void mocksOfApisAreNoneOfSecrets() {
        var mocked = Settings.of(Environment.of(Map.of())).withMocks(Mocks.of(List.of(), new Problems()));
        try (var servers = new Guarded(BEARER.yaml(), mocked)) {
            assertThat(servers.rest("Authorization", "Bearer TOKEN").statusCode())
                    .isEqualTo(503);
        }
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void nobodyComesInWhileAVariableIsUnset(Kind kind) {
        try (var servers = new Guarded(kind.yaml(), Map.of())) {
            for (var refused : List.of(servers.rest(kind.header(), kind.proof()), servers.mcp(), servers.rest())) {
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.body())
                        .contains("variable-unset", kind.variables().getFirst());
            }
            assertThat(servers.plan().unset(_ -> true).keySet()).containsExactlyElementsOf(kind.variables());
            assertThat(servers.plan().unset(_ -> true).get(kind.variables().getFirst()))
                    .contains("add-ship", "list-ships", "sailing");
        }
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void anEmptyVariableIsAsGoodAsNone(Kind kind) {
        var empty = Map.of("TOKEN", "", "USER", "", "PASSWORD", "");
        try (var servers = new Guarded(kind.yaml().replace("Key ", ""), empty)) {
            assertThat(servers.rest(kind.header(), kind.proof().replace("s3cret", ""))
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void inspectionAndDescriptionNameTheKindAndNoSecret(Kind kind) {
        try (var servers = new Guarded(kind.yaml(), SECRETS)) {
            var type = kind.yaml().replaceFirst("\\{type: (\\w+).*", "$1");
            var inspection = servers.plan().inspection();
            var document = servers.get("ships-rest", "/openapi.json", kind.header(), kind.proof());
            var description = Json.parse(document.body()).orElseThrow();

            assertThat(List.of("/rest/0", "/mcp/0", "/skills/0"))
                    .allSatisfy(place -> assertThat(
                                    inspection.at(place).path("authentication").stringValue(""))
                            .isEqualTo(type));
            assertThat(description.at("/security/0/caller").isArray()).isTrue();
            assertThat(description.at("/components/securitySchemes/caller/type").isString())
                    .isTrue();
            assertThat(document.body()).doesNotContain("s3cret", "TOKEN", "PASSWORD");
        }
    }

    @Test
    void aKeyInTheQueryIsTakenOutOfIt() {
        try (var servers =
                new Guarded("{type: apikey, key: api key, value: '{{TOKEN}}', in: query}", Map.of("TOKEN", "s3&ret"))) {
            assertThat(servers.get("ships-rest", "/ships?api%20key=s3%26ret&x=1")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(servers.get("ships-rest", "/ships?x=1&api+key=s3%26ret").statusCode())
                    .isEqualTo(200);
            assertThat(servers.get("ships-rest", "/ships?api+key=s3&ret").statusCode())
                    .isEqualTo(401);
            assertThat(servers.get("ships-rest", "/ships?api+key=s3%26ret&api+key=s3%26ret")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(servers.get("ships-rest", "/ships", "api-key", "s3&ret").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aTokenMayBeginWithItsScheme() {
        try (var servers = new Guarded(
                "{type: bearer, value: '{{TOKEN}}', placement: header}", Map.of("TOKEN", "bearer s3cret"))) {
            assertThat(servers.rest("Authorization", "BEARER   s3cret").statusCode())
                    .isEqualTo(200);
            assertThat(servers.rest("Authorization", "Bearer bearer s3cret").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aVariableMayBeSpelledAsTheSchemasDo() {
        try (var servers = new Guarded("{type: bearer, token: $env.TOKEN}", SECRETS)) {
            assertThat(servers.rest("Authorization", "Bearer s3cret").statusCode())
                    .isEqualTo(200);
            assertThat(servers.rest("Authorization", "Bearer $env.TOKEN").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aFixedSecretIsNotShown() {
        try (var servers = new Guarded("{type: bearer, token: s3cret}", Map.of())) {
            assertThat(servers.rest("Authorization", "Bearer s3cret").statusCode())
                    .isEqualTo(200);
            assertThat(servers.plan().inspection().toString()).doesNotContain("s3cret");
        }
    }

    @ParameterizedTest
    @FieldSource("UNREADABLE")
    void whatTheEngineCannotCheckIsNotServed(String authentication) {
        var plan = new Engine(Settings.of(Environment.of(Map.of())))
                .plan(Path.of("ships.yaml"), """
                    naftiko: 1.0.0-alpha2
                    capability:
                      exposes:
                      - type: mcp
                        namespace: ships
                        authentication: %s
                        tools:
                        - {name: one, description: One., outputParameters: [{type: string, value: ok}]}
                    """.formatted(authentication));

        assertThat(plan.accepted()).isFalse();
        assertThat(plan.salvageable()).isFalse();
    }

    static final List<String> UNREADABLE = List.of(
            "",
            "bearer",
            "[]",
            "{}",
            "{token: x}",
            "{type: jwt, secret: x}",
            "{type: bearer}",
            "{type: bearer, token: ''}",
            "{type: bearer, token: '  '}",
            "{type: bearer, token: x, placement: query}",
            "{type: basic, username: x}",
            "{type: basic, password: x}",
            "{type: apikey, value: x}",
            "{type: apikey, key: x}",
            "{type: apikey, key: x, value: y, placement: body}");
}
