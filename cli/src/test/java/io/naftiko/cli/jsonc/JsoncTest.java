package io.naftiko.cli.jsonc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.naftiko.runtime.document.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Lines are written with `|` between them, and a tab as `>`.
class JsoncTest {

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '`', textBlock = """
        # nothing there yet
        ``                                    ^ {|  "servers": {|    "x": 1|  }|}|
        {}                                    ^ {|  "servers": {|    "x": 1|  }|}
        {|}|                                  ^ {|  "servers": {|    "x": 1|  }|}|
        { // mine|}|                          ^ { // mine|  "servers": {|    "x": 1|  }|}|
        # beside others
        {"a": 1}                              ^ {"a": 1,|  "servers": {|    "x": 1|  }|}
        {|  "a": 1|}                          ^ {|  "a": 1,|  "servers": {|    "x": 1|  }|}
        {|    "a": 1|}                        ^ {|    "a": 1,|    "servers": {|        "x": 1|    }|}
        {|>"a": 1|}                           ^ {|>"a": 1,|>"servers": {|>>"x": 1|>}|}
        {|  "servers": {}|}                   ^ {|  "servers": {|    "x": 1|  }|}
        {|  "servers": {|    "y": 2|  }|}     ^ {|  "servers": {|    "y": 2,|    "x": 1|  }|}
        {"servers": {"y": 2}, "b": 3}         ^ {"servers": {"y": 2,|  "x": 1|}, "b": 3}
        # in place of an old one
        {|  "servers": {"x": 0, "y": 2}|}     ^ {|  "servers": {"x": 1, "y": 2}|}
        {"servers": {"x": {"a": [1, {}]}}}    ^ {"servers": {"x": 1}}
        # commas and comments
        {|  "a": 1,|}                         ^ {|  "a": 1,|  "servers": {|    "x": 1|  },|}
        {|  "a": 1 // one, and only|}         ^ {|  "a": 1, // one, and only|  "servers": {|    "x": 1|  }|}
        {|  "a": 1, // one|  /* end */|}      ^ {|  "a": 1, // one|  /* end */|  "servers": {|    "x": 1|  },|}
        {|  // "x": 0|  "servers": {"x" : 0}} ^ {|  // "x": 0|  "servers": {"x" : 1}}
        {"a": "} // \\" ,", "servers": {}}    ^ {"a": "} // \\" ,", "servers": {|  "x": 1|}}
        {"\\u0073ervers": {"x": 0}}           ^ {"\\u0073ervers": {"x": 1}}
        {"å😀": "é😀", "servers": {"x": 0}}   ^ {"å😀": "é😀", "servers": {"x": 1}}
        """)
    void changesOneMember(String before, String after) throws Malformed {
        var changed = Jsonc.of(lines(before))
                .with(List.of("servers"), "x", Json.parse("1").orElseThrow());

        assertThat(changed.text()).isEqualTo(lines(after));
        assertThat(changed.value().at("/servers/x").asInt()).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '`', textBlock = """
        {}                           ^ {|  "inputs": [|    {|      "id": "T"|    }|  ]|}
        {|  "inputs": []|}           ^ {|  "inputs": [|    {|      "id": "T"|    }|  ]|}
        {|  "inputs": [|    1, // a|  ]|} ^ {|  "inputs": [|    1, // a|    {|      "id": "T"|    },|  ]|}
        """)
    void addsAnItem(String before, String after) throws Malformed {
        var item = Json.parse("{\"id\": \"T\"}").orElseThrow();

        assertThat(Jsonc.of(lines(before)).withItem("inputs", item).text()).isEqualTo(lines(after));
    }

    @Test
    void keepsLineEnds() throws Malformed {
        var changed = Jsonc.of("{\r\n  \"a\": 1\r\n}\r\n").with(List.of("servers"), "x", one());

        assertThat(changed.text()).isEqualTo("{\r\n  \"a\": 1,\r\n  \"servers\": {\r\n    \"x\": 1\r\n  }\r\n}\r\n");
    }

    @Test
    void writesArraysOfScalarsOnOneLine() {
        var value = Json.parse("{\"args\": [\"run\", \"a \\\"b\\\"\"], \"env\": {}, \"deep\": [[], {\"k\": null}]}");

        assertThat(Jsonc.text(value.orElseThrow())).isEqualTo("""
            {
              "args": ["run", "a \\"b\\""],
              "env": {},
              "deep": [
                [],
                {
                  "k": null
                }
              ]
            }\
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '~', textBlock = """
        {"servers": {}                        ^ 1:15 ^ The JSON does not end.
        {|  "key": s3cret|}                   ^ 2:10 ^ This is no JSON.
        {|  "a": 1|  "b": 2|}                 ^ 3:3  ^ This is no JSON.
        {|  "a": 1,|  "a": 2|}                ^ 3:6  ^ A name stands twice in this object.
        {} {}                                 ^ 1:4  ^ Something stands behind the end of the JSON.
        []                                    ^ 1:1  ^ The file holds no object.
        // nothing                            ^ 1:11 ^ The file holds no JSON.
        {|  "a": 1, "servers": []|}           ^ 2:22 ^ `servers` is no object.
        """)
    void refusesWhatItIsNot(String text, String place, String reason) {
        assertThatThrownBy(() -> Jsonc.of(lines(text)).with(List.of("servers"), "x", one()))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.place()).isEqualTo(place))
                .hasMessage(reason);
    }

    @Test
    void refusesToAddToWhatIsNoArray() {
        assertThatThrownBy(() -> Jsonc.of("{\n  \"inputs\": {}\n}").withItem("inputs", one()))
                .isInstanceOf(Malformed.class)
                .hasMessage("`inputs` is no array.");
    }

    private static JsonNode one() {
        return Json.parse("1").orElseThrow();
    }

    private static String lines(String text) {
        return text.replace('|', '\n').replace('>', '\t');
    }
}
