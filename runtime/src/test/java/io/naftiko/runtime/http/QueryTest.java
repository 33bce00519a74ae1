package io.naftiko.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

    @ParameterizedTest
    @CsvSource({
        "a=1, {a=[1]}",
        "'a=1&b=2&a=3', '{a=[1, 3], b=[2]}'",
        "a, {a=[]}",
        "a=, {a=[]}",
        "a=b=c, {a=[b=c]}",
        "'&&a=1&', {a=[1]}",
        "q=two+words%2B%26, {q=[two words+&]}",
        "filter%5Bname%5D=x, {filter[name]=[x]}",
        "%=%zz, {%=[%zz]}",
    })
    void decodesNamesAndValues(String text, String values) {
        assertThat(Query.parse(text).values()).hasToString(values);
    }

    @Test
    void hasNothingWhereThereIsNoQuery() {
        assertThat(Query.parse(null).all("a")).isEmpty();
        assertThat(Query.parse("").values()).isEmpty();
    }
}
