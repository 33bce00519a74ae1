package io.naftiko.runtime.expose.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static Credentials read(Headers headers) {
        return Credentials.of(new Request("GET", Url.parse("/"), headers, Body.empty()), "Bearer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Bearer abc|abc",
                "bearer abc|abc",
                "BEARER   abc  |abc",
                "Bearer a b|a b",
                "Bearer Bearer abc|Bearer abc",
            })
    void standBehindTheirScheme(String header, String text) {
        assertThat(read(Headers.of("authorization", header))).isEqualTo(new Credentials.One(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearerabc", "Basic abc", "abc", " ", "Bearer:abc", "XBearer abc"})
    void areNoneOfAnotherScheme(String header) {
        assertThat(read(Headers.of("Authorization", header))).isEqualTo(new Credentials.None());
    }

    @Test
    void areNoneWithoutHeaderAndUncertainInSeveral() {
        assertThat(read(Headers.EMPTY)).isEqualTo(new Credentials.None());
        assertThat(read(Headers.of("Authorization", "Bearer a").and("authorization", "Bearer a")))
                .isEqualTo(new Credentials.Several());
    }
}
