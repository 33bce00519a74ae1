package io.naftiko.runtime.expose.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://login.example,              true,  true",
        "https://login.example:8443/realms/x, true, true",
        "HTTPS://login.example/,             true,  true",
        "http://login.example,               false, true",
        "http://localhost:8080/x,            true,  true",
        "http://127.0.0.1:8080,              true,  true",
        "http://127.1.2.3,                   true,  true",
        "http://[::1]:8080,                  true,  true",
        "http://localhost.evil.example,      false, true",
        "http://127.0.0.1.evil.example,      false, true",
        "http://localhost@evil.example,      false, false",
        "https://user:secret@login.example,  false, false",
        "https://login.example?x=1,          false, false",
        "https://login.example/#x,           false, false",
        "file:///etc/passwd,                 false, false",
        "ftp://localhost/,                   false, false",
        "login.example,                      false, false",
        "https:///x,                         false, false",
        "https://login example,              false, false",
    })
    void isGoodForSecretsOrForResources(String address, boolean trusted, boolean resource) {
        assertThat(WebAddress.isTrusted(address)).isEqualTo(trusted);
        assertThat(WebAddress.isResource(address)).isEqualTo(resource);
    }
}
