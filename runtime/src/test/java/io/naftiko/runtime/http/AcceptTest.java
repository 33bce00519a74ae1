package io.naftiko.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {

    @ParameterizedTest
    @CsvSource({
        "'text/html', 1, 0",
        "'application/json', 0, 1",
        "'*/*', 1, 1",
        "'text/*', 1, 0",
        "'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 1, 0.8",
        "'application/json, text/html;q=0.5', 0.5, 1",
        "'TEXT/HTML; Q=0.5', 0.5, 0",
        "'text/html;level=1;q=0.4', 0.4, 0",
        "'*/*;q=0.1, text/*;q=0.5, text/html;q=0', 0, 0.1",
        "'text/html;q=0.000, */*', 0, 1",
        "'text/html;q=nonsense', 1, 0",
        "'text/html;q=1.9', 1, 0",
        "',;,', 0, 0",
        "'', 0, 0",
    })
    void weighsATypeByThePreciseRange(String header, double html, double json) {
        var accept = Accept.in(Headers.of("Accept", header));

        assertThat(accept.quality("text/html")).isEqualTo(html);
        assertThat(accept.quality("application/json")).isEqualTo(json);
    }

    @Test
    void readsEveryLineAndTakesNoneForAnything() {
        var lines = Headers.of("Accept", "text/html;q=0.2").and("accept", "application/json;q=0.3");

        assertThat(Accept.in(lines).quality("application/json")).isEqualTo(0.3);
        assertThat(Accept.in(lines).quality("text/html")).isEqualTo(0.2);
        assertThat(Accept.in(Headers.EMPTY).quality("text/html")).isEqualTo(1);
    }
}
