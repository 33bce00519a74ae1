package io.naftiko.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersTest {

    private static final Headers HEADERS =
            Headers.of("Accept", "a/b").and("Link", "<1>").and("link", "<2>").and("X", "");

    @ParameterizedTest
    @CsvSource(textBlock = """
        Accept, a/b, 1
        ACCEPT, a/b, 1
        LINK,   <1>, 2
        x,      '',  1
        Acc,    ,    0
        ''    , ,    0
        """)
    void findsALineWithoutRegardToCase(String name, String first, int count) {
        assertThat(HEADERS.find(name)).isEqualTo(first);
        assertThat(HEADERS.first(name)).isEqualTo(Optional.ofNullable(first));
        assertThat(HEADERS.has(name)).isEqualTo(first != null);
        assertThat(HEADERS.all(name)).hasSize(count);
    }

    @Test
    void setsOneLineInPlaceOfAllOfItsName() {
        assertThat(HEADERS.with("LINK", "<3>")).hasToString("[Accept: a/b, X: , LINK: <3>]");
        assertThat(HEADERS.with("Y", "1")).hasToString("[Accept: a/b, Link: <1>, link: <2>, X: , Y: 1]");
        assertThat(HEADERS.without("link")).hasToString("[Accept: a/b, X: ]");
    }

    @Test
    void takesFromOthersWhatIsMissing() {
        var others = Headers.of("accept", "c/d").and("Y", "1").and("Y", "2");

        assertThat(HEADERS.or(others)).isEqualTo(HEADERS.and("Y", "1").and("Y", "2"));
        assertThat(HEADERS.and(others))
                .isEqualTo(Headers.of(
                        Stream.concat(HEADERS.stream(), others.stream()).toList()));
    }

    @Test
    void isTheSameWhereNothingChanges() {
        assertThat(HEADERS.without("Y")).isSameAs(HEADERS);
        assertThat(HEADERS.where(_ -> true)).isSameAs(HEADERS);
        assertThat(HEADERS.and(Headers.EMPTY)).isSameAs(HEADERS);
        assertThat(HEADERS.or(Headers.of("ACCEPT", "x"))).isSameAs(HEADERS);
        assertThat(Headers.of(List.of())).isSameAs(Headers.EMPTY);
    }

    @Test
    void isEqualToOthersWithTheSameLines() {
        var same = Headers.of(HEADERS.stream().toList());

        assertThat(same).isEqualTo(HEADERS).hasSameHashCodeAs(HEADERS);
        assertThat(same.and("Y", "1")).isNotEqualTo(HEADERS);
    }
}
