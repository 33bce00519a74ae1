package io.naftiko.runtime.expose.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolderTest {

    private static final String ISSUER = "https://login.example";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "selma, app, https://login.example sub selma",
                "selma, -,   https://login.example sub selma",
                "-,     app, https://login.example client app",
            })
    void isCalledAsItsIssuerCallsIt(String subject, String client, String name) {
        assertThat(new Holder(ISSUER, subject, client)
                        .allowed(Set.of("read"), "t1")
                        .name())
                .isEqualTo(name);
    }

    @Test
    void tokensOfNobodyAreCallersOfTheirOwn() {
        var nobody = new Holder(ISSUER, null, null);

        assertThat(nobody.allowed(Set.of(), "t1")).isEqualTo(nobody.allowed(Set.of(), "t1"));
        assertThat(nobody.allowed(Set.of(), "t1")).isNotEqualTo(nobody.allowed(Set.of(), "t2"));
        assertThat(nobody.allowed(Set.of(), "t1").name()).doesNotContain("t1");
    }
}
