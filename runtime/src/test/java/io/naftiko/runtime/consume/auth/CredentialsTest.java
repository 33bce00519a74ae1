package io.naftiko.runtime.consume.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Authentication.Credential;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.VariableUnset;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The kinds that say the same for every request.
class CredentialsTest {

    private static final Map<String, String> VARIABLES =
            Map.of("V", "s3cret", "PREFIXED", "bearer s3cret", "ODD", "a&b=c d/é");

    @ParameterizedTest
    @MethodSource
    void travelsInAHeader(String yaml, String name, String value) {
        assertThat(Kinds.sent(Kinds.read(yaml), VARIABLES, Headers.EMPTY).header(name))
                .isEqualTo(value);
    }

    static Stream<Arguments> travelsInAHeader() {
        return Stream.of(
                arguments("{type: bearer, token: '{{V}}'}", "Authorization", "Bearer s3cret"),
                arguments("{type: bearer, value: '{{env.V}}', placement: header}", "Authorization", "Bearer s3cret"),
                arguments("{type: bearer, value: 'Bearer {{V}}'}", "Authorization", "Bearer s3cret"),
                arguments("{type: bearer, token: '{{PREFIXED}}'}", "Authorization", "bearer s3cret"),
                arguments("{type: bearer, token: plain}", "Authorization", "Bearer plain"),
                arguments("{type: bearer, token: '${V}', key: X-Auth}", "X-Auth", "Bearer s3cret"),
                arguments("{type: BEARER, token: '{{V}}'}", "Authorization", "Bearer s3cret"),
                arguments("{type: basic, username: u, password: '{{V}}'}", "Authorization", "Basic dTpzM2NyZXQ="),
                arguments("{type: basic, username: '{{V}}', password: ''}", "Authorization", "Basic czNjcmV0Og=="),
                arguments("{type: basic, username: '{{V}}'}", "Authorization", "Basic czNjcmV0Og=="),
                arguments("{type: basic, username: ü, password: é}", "Authorization", "Basic w7w6w6k="),
                arguments("{type: apikey, key: X-Key, value: '{{V}}', placement: header}", "X-Key", "s3cret"),
                arguments("{type: apikey, key: X-Key, value: '{{V}}'}", "X-Key", "s3cret"),
                arguments("{type: apiKey, name: X-Key, in: header, value: '{{V}}'}", "X-Key", "s3cret"),
                arguments("{type: apikey, header: X-Key, value: '{{V}}'}", "X-Key", "s3cret"),
                arguments("{type: apikey, header: X-Key, token: '{{V}}'}", "X-Key", "s3cret"),
                arguments("{type: apikey, header: X-Key, key: '{{V}}'}", "X-Key", "s3cret"),
                arguments("{type: apikey, headers: {A: 1, B: 'id={{V}}'}}", "B", "id=s3cret"),
                arguments("{type: apikey, headers: {A: 1, B: 'id={{V}}'}}", "A", "1"),
                arguments(
                        "{type: apikey, key: Authorization, value: 'Api-Token {{V}}'}",
                        "Authorization",
                        "Api-Token s3cret"),
                arguments("{type: header, header: X-Auth-Token, value: '{{V}}'}", "X-Auth-Token", "s3cret"),
                arguments("{type: apikey, key: sid, value: '{{V}}', placement: cookie}", "Cookie", "sid=s3cret"));
    }

    @ParameterizedTest
    @MethodSource
    void travelsInTheQuery(String yaml, String query) {
        assertThat(Kinds.sent(Kinds.read(yaml), VARIABLES, Headers.EMPTY).query())
                .isEqualTo(query);
    }

    static Stream<Arguments> travelsInTheQuery() {
        return Stream.of(
                arguments("{type: apikey, key: api_key, value: '{{V}}', placement: query}", "limit=1&api_key=s3cret"),
                arguments(
                        "{type: apikey, name: api key, in: query, value: '{{ODD}}'}",
                        "limit=1&api%20key=a%26b%3Dc%20d/%C3%A9"),
                arguments(
                        "{type: query, parameters: [{name: id, value: '1'}, {name: secret, value: '{{V}}'}]}",
                        "limit=1&id=1&secret=s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "body"})
    void leavesAddressAndBodyToThoseWhoMakeThem(String placement) {
        var apiKey = Kinds.read("{type: apikey, key: token, value: '{{V}}', placement: " + placement + "}");

        assertThat(apiKey.credentials()).containsExactly(new Credential(placement, "token", Template.of("{{V}}")));
        assertThat(Kinds.sent(apiKey, VARIABLES, Headers.EMPTY).target()).isEqualTo("/rooms?limit=1");
    }

    @Test
    void takesThePlaceOfACallersHeader() {
        var bearer = Kinds.read("{type: bearer, token: '{{V}}'}");

        var sent = Kinds.sent(bearer, VARIABLES, Headers.of("authorization", "Bearer mine"));

        assertThat(sent.headers().all("Authorization")).containsExactly("Bearer s3cret");
    }

    @Test
    void joinsOtherCookies() {
        var apiKey = Kinds.read("{type: apikey, key: sid, value: '{{V}}', placement: cookie}");

        var sent = Kinds.sent(apiKey, VARIABLES, Headers.of("Cookie", "a=1; b=2"));

        assertThat(sent.headers().all("Cookie")).containsExactly("a=1; b=2; sid=s3cret");
    }

    @Test
    void noneSendsNothing() {
        var none = Kinds.read("{type: none}");

        assertThat(none).isSameAs(Authentication.NONE);
        assertThat(Kinds.sent(none, VARIABLES, Headers.EMPTY).headers().has("Authorization"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: bearer, token: '{{GONE}}'}",
                "{type: basic, username: u, password: '{{GONE}}'}",
                "{type: apikey, key: k, value: '{{env.GONE}}'}",
                "{type: apikey, key: k, value: '{{GONE}}', placement: query}",
                "{type: header, header: h, value: '{{GONE}}'}",
                "{type: query, parameters: [{name: id, value: '{{GONE}}'}]}",
                "{type: digest, username: u, password: '{{GONE}}'}",
                "{type: jwt, secret: '{{GONE}}'}",
                "{type: jwt, secret: 0123456789abcdef0123456789abcdef, claims: {a: [{b: '{{GONE}}'}]}}",
            })
    void sendsNothingWhenAVariableIsUnset(String yaml) {
        try (var api = RecordingUpstream.answering(Answer.json("{}"))) {
            var refused = catchThrowableOfType(
                    FailedCall.class, () -> Kinds.call(api, Kinds.read(yaml), VARIABLES, "GET", "/", Headers.EMPTY));

            assertThat(refused.failure()).isEqualTo(new VariableUnset("GONE"));
            assertThat(api.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource
    void describesWhereItTravels(String yaml, String expected) {
        assertThat(Kinds.read(yaml).credentials())
                .extracting(each -> each.in() + " " + each.name() + ": " + each.value())
                .containsExactly(expected);
    }

    static Stream<Arguments> describesWhereItTravels() {
        return Stream.of(
                arguments("{type: bearer, value: '{{env.V}}'}", "header Authorization: Bearer {{env.V}}"),
                arguments("{type: bearer, value: 'Bearer {{V}}'}", "header Authorization: Bearer {{V}}"),
                arguments("{type: basic, username: u, password: '{{V}}'}", "header Authorization: Basic u:{{V}}"),
                arguments("{type: basic, username: u, password: hidden}", "header Authorization: Basic u:***"),
                arguments("{type: apikey, name: k, in: query, value: '{{V}}'}", "query k: {{V}}"),
                arguments(
                        "{type: digest, username: u, password: p}",
                        "header Authorization: Digest username=u, password=***"),
                arguments(
                        "{type: jwt, secret: '{{V}}', claims: {sub: '{{W}}'}}",
                        "header Authorization: Bearer <HS256 token: secret {{V}}, header {}, claims"
                                + " {\"sub\":\"{{W}}\"}>"));
    }

    @ParameterizedTest
    @MethodSource
    void saysWhatCannotBeRead(String yaml, String problem) {
        var problems = new Problems();
        Kinds.read(yaml, problems);

        assertThat(problems.all()).extracting(Problem::message).contains(problem);
    }

    static Stream<Arguments> saysWhatCannotBeRead() {
        return Stream.of(
                arguments("{type: bearer}", "`token` is missing."),
                arguments(
                        "{type: bearer, token: t, placement: query}",
                        "`placement` takes `header` here, found `query`."),
                arguments("{type: bearer, token: t, tokn: u}", "`tokn` has no meaning here."),
                arguments("{type: basic, password: p}", "`username` is missing."),
                arguments(
                        "{type: apikey, key: k, value: v, placement: matrix}",
                        "`placement` takes `header`, `query`, `cookie`, `path` or `body` here, found `matrix`."),
                arguments("{type: apikey, value: v}", "`key` is missing."),
                arguments("{type: query, parameters: [{name: n}]}", "`value` is missing."),
                arguments("{type: jwt}", "`secret` is missing."),
                arguments(
                        "{type: jwt, secret: s, lifetime: long}",
                        "`lifetime` takes a time such as `30m` or `24h`, found `long`."));
    }
}
