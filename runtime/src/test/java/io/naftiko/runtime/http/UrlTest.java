package io.naftiko.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        https://a.example:8443/b/c?d=e     | https://a.example:8443 | /b/c         | d=e
        https://a.example                  | https://a.example      | ''           | -
        https://a.example?d                | https://a.example      | ''           | d
        https://a.example#f                | https://a.example      | ''           | -
        https://a.example/b#f?d            | https://a.example      | /b           | -
        https://a.example/b?d#f            | https://a.example      | /b           | d
        https://a.example/b?               | https://a.example      | /b           | ''
        https://a.example/go/http://b/c    | https://a.example      | /go/http://b/c | -
        /b?to=https://a.example/c          | ''                     | /b           | to=https://a.example/c
        /go/http://b/c                     | ''                     | /go/http://b/c | -
        ''                                 | ''                     | ''           | -
        """)
    void splitsAnAddress(String text, String origin, String path, String query) {
        assertThat(Url.parse(text)).isEqualTo(new Url(origin, path, query));
    }

    @Test
    void splitsATargetOfAnOrigin() {
        assertThat(Url.at("https://a.example", "/b/http://c?d#e"))
                .isEqualTo(new Url("https://a.example", "/b/http://c", "d"));
    }
}
