package io.naftiko.runtime.expose.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Which values people may fill into a field of a form.
class FormCheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string'} | 'a' | true",
                "{'type':'string'} | 1 | false",
                "{'type':'string'} | null | false",
                "{'type':'string','minLength':2} | 'a' | false",
                "{'type':'string','maxLength':1} | 'ab' | false",
                "{'type':'string','maxLength':1} | '\\uD83D\\uDE00' | true",
                "{'type':'string','pattern':'^b'} | 'ab' | false",
                "{'type':'string','pattern':'('} | 'ab' | true",
                "{'type':'string','format':'email'} | 'a@b' | true",
                "{'type':'string','format':'email'} | 'ab' | false",
                "{'type':'string','format':'uri'} | 'a:b' | true",
                "{'type':'string','format':'uri'} | 'a b' | false",
                "{'type':'string','format':'date'} | '2026-02-28' | true",
                "{'type':'string','format':'date'} | '2026-02-30' | false",
                "{'type':'string','format':'date-time'} | '2026-02-28T10:00:00Z' | true",
                "{'type':'string','format':'date-time'} | '2026-02-28' | false",
                "{'type':'string','enum':['a','b']} | 'b' | true",
                "{'type':'string','enum':['a','b']} | 'c' | false",
                "{'type':'string','oneOf':[{'const':'a','title':'A'}]} | 'a' | true",
                "{'type':'string','oneOf':[{'const':'a','title':'A'}]} | 'A' | false",
                "{'type':'integer'} | 1 | true",
                "{'type':'integer'} | 1.0 | true",
                "{'type':'integer'} | 1.5 | false",
                "{'type':'integer'} | '1' | false",
                "{'type':'integer','minimum':2} | 1 | false",
                "{'type':'number','maximum':2} | 2.5 | false",
                "{'type':'number'} | 2.5 | true",
                "{'type':'boolean'} | true | true",
                "{'type':'boolean'} | 'true' | false",
                "{'type':'array','items':{'type':'string','enum':['a']}} | ['a'] | true",
                "{'type':'array','items':{'type':'string','enum':['a']}} | ['b'] | false",
                "{'type':'array','items':{'anyOf':[{'const':'a'}]}} | ['a'] | true",
                "{'type':'array','items':{'anyOf':[{'const':'a'}]}} | ['b'] | false",
                "{'type':'array','minItems':1,'items':{'type':'string'}} | [] | false",
                "{'type':'array','maxItems':1,'items':{'type':'string'}} | ['a','b'] | false",
                "{'type':'array','items':{'type':'string'}} | 'a' | false",
                "{'type':'array','items':{'type':'string'}} | ['a',1] | false",
            })
    void takesWhatTheFieldAllows(String field, String value, boolean fits) {
        var schema = json("{'type':'object','properties':{'f':" + field + "},'required':['f']}");

        assertThat(FormCheck.fits(schema, json("{'f':" + value + ",'more':7}"))).isEqualTo(fits);
        assertThat(FormCheck.fits(schema, json("{}"))).isFalse();
    }

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"')).orElseThrow(() -> new AssertionError(text));
    }
}
