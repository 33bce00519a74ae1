package io.naftiko.runtime.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.openapi.Schemas;
import io.naftiko.runtime.testing.Documents;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbTest {

    private static final Schemas SCHEMAS = new Schemas(Json.object());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        stop            | {status: {enum: [running, stopping]}}              | {"status":"stopping"}
        pause-recording | {state: {enum: [running, paused]}}                 | {"state":"paused"}
        resume          | {status: {enum: [paused, running]}}                | {"status":"running"}
        cancel          | {status: {enum: [open, cancelled]}}                | {"status":"cancelled"}
        stop            | {status: {enum: [open, done]}}                     | {}
        end             | {ended_at: {type: string, format: date-time}}      | {"ended_at":"2026-04-01T00:00:00Z"}
        end             | {endpoint: {type: boolean}}                        | {}
        enable          | {enabled: {type: boolean}}                         | {"enabled":true}
        disable         | {enabled: {type: boolean}}                         | {"enabled":false}
        unlock          | {locked: {type: boolean}, unlocked: {type: string}} | {"locked":false}
        send-message    | {message: {type: string}}                          | {}
        """)
    void changesWhatTheSchemaHasAWordFor(String segment, String properties, String changed) {
        var item = Json.object();
        var schema = Json.object().set("properties", Documents.yaml(properties));

        Verb.of(segment).apply(item, schema, SCHEMAS, Instant.parse("2026-04-01T00:00:00Z"));

        assertThat(Json.text(item)).isEqualTo(changed);
    }
}
