package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.testing.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a schema says beyond JSON Schema is a remark: nothing is checked by it, and the log says nothing of it.
class SchemaRemarksTest {

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        capability:
          exposes:
          - type: mcp
            namespace: port
            port: 9090
            tools:
            - name: find
              description: Finds ships.
              inputSchema:
                KEYWORD
                type: object
                properties: {region: {type: string, maxLength: 5, x-mcp-header: Region}}
              outputParameters: [{type: string, value: '{{region}}'}]
        """;

    @ParameterizedTest
    @ValueSource(strings = {"x-mine: {a: 1}", "$schema: https://json-schema.org/draft/2020-12/schema"})
    void areNotLogged(String keyword) {
        var units = Units.of(CAPABILITY.replace("KEYWORD", keyword), Map.of());
        var logged = new ArrayList<String>();
        var listener = listener(logged);
        var log = Logger.getLogger("com.networknt.schema");
        log.addHandler(listener);
        var answer = units.call("find", "{\"region\": \"north\"}");
        log.removeHandler(listener);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(logged).isEmpty();
    }

    private static Handler listener(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
