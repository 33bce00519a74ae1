package io.naftiko.runtime.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.openapi.Schemas;
import io.naftiko.runtime.testing.Documents;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaSampleTest {

    private static final Form FORM = Form.of(new Schemas(Documents.yaml("""
        components:
          schemas:
            Word: { type: string, example: hello }
            Loop: { $ref: '#/components/schemas/Loop' }
            Ring: { type: object, properties: { ring: { $ref: '#/components/schemas/Ring' } }, required: [ring] }
        """)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {type: string, example: a, default: b, enum: [a, c]}        | "a"
        {type: string, default: b, enum: [c, b]}                    | "b"
        {type: string, enum: [c, b]}                                | "c"
        {type: string, examples: [x, y]}                            | "x"
        {const: 5}                                                  | 5
        {type: integer, example: text}                              | 1
        {type: string}                                              | "city"
        {type: string, maxLength: 2}                                | "ci"
        {type: string, minLength: 6}                                | "citycity"
        {type: string, format: date}                                | "2026-01-01"
        {type: string, format: uri}                                 | "https://example.com/city"
        {type: string, format: email}                               | "city@example.com"
        {type: integer, minimum: 120}                               | 120
        {type: integer, maximum: -3}                                | -3
        {type: integer, minimum: 7, multipleOf: 5}                  | 10
        {type: number, exclusiveMinimum: 1}                         | 2
        {type: boolean}                                             | true
        {type: ['null', boolean]}                                   | true
        {type: array, items: {type: integer}, minItems: 2}          | [1,1]
        {type: object, properties: {a: {type: integer}}}            | {"a":1}
        {properties: {a: {type: integer}}, example: {b: 2}}         | {"b":2}
        {properties: {a: {type: integer}}, example: {b: 2}, required: [a]} | {"b":2,"a":1}
        {properties: {a: {type: integer}}, example: {a: x}}         | {"a":1}
        {allOf: [{properties: {a: {type: integer}}}, {properties: {a: {enum: [7]}, b: {const: 2}}}]} | {"a":7,"b":2}
        {oneOf: [{type: integer}, {type: string}]}                  | 1
        {type: object, additionalProperties: {type: string}}        | {}
        {$ref: '#/components/schemas/Word'}                         | "hello"
        {$ref: '#/components/schemas/Loop'}                         | {}
        {$ref: '#/components/schemas/Ring'}                         | {"ring":null}
        {$ref: 'elsewhere.yaml#/Word'}                              | {}
        """)
    void makesTheSameValueEveryTime(String schema, String value) {
        assertThat(Json.text(FORM.sample().of(Documents.yaml(schema), "city"))).isEqualTo(value);
    }
}
