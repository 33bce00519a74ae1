package io.naftiko.runtime.expose.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.expose.control.Management.Logs;
import io.naftiko.runtime.expose.control.Observability.Traces;
import io.naftiko.runtime.model.Scripting;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.testing.Units;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlServerTest {

    private static final String CAPABILITY = """
        naftiko: 1.0.0-alpha2
        capability:
          exposes:
          - type: rest
            namespace: ships
            port: 8080
            resources:
            - path: /ships
              operations: [{method: GET, name: list, outputParameters: [{name: ok, type: boolean, value: true}]}]
          - type: control
            port: 9000
        """;

    @Test
    void hasTheDefaultsOfTheFormat() {
        var server = control("");

        assertThat(server.management())
                .isEqualTo(new Management(true, false, false, false, new Logs(false, false, 5), null));
        assertThat(server.observability()).isEqualTo(new Observability(true, true, new Traces(1, "w3c", 100), null));
    }

    @Test
    void readsEverySwitch() {
        var server = control("""
                management:
                  health: false
                  info: true
                  reload: true
                  validate: true
                  logs: {level-control: false, stream: true, max-subscribers: 20}
                  scripting: {timeout: 5000}
                observability:
                  enabled: false
                  metrics: {local: {enabled: false}}
                  traces: {sampling: 0.25, propagation: b3, local: {buffer-size: 10}}
                  exporters: {otlp: {endpoint: '{{COLLECTOR}}/v1'}}
            """);

        assertThat(server.management().logs()).isEqualTo(new Logs(false, true, 20));
        assertThat(server.management().health()).isFalse();
        assertThat(server.management().info()
                        && server.management().reload()
                        && server.management().validate())
                .isTrue();
        assertThat(server.scripting()).extracting(Scripting::timeout).isEqualTo(Duration.ofSeconds(5));
        assertThat(server.observability())
                .isEqualTo(
                        new Observability(false, false, new Traces(0.25, "b3", 10), Template.of("{{COLLECTOR}}/v1")));
    }

    @ParameterizedTest
    @CsvSource({"true, true, true", "false, false, false", "{}, true, false"})
    void logsAreASwitchOrAMapping(String written, boolean levelControl, boolean stream) {
        var logs = control("    management: {logs: " + written + "}\n")
                .management()
                .logs();

        assertThat(logs).isEqualTo(new Logs(levelControl, stream, 5));
    }

    @Test
    void tracesThatAreNotShownAreNotKept() {
        var server = control("    observability: {traces: {local: {enabled: false, buffer-size: 50}}}\n");

        assertThat(server.observability().traces().shown()).isZero();
    }

    private static ControlServer control(String keywords) {
        var plan = Units.of(CAPABILITY + keywords.replaceAll("(?m)^    {4}", "    "), Map.of())
                .plan();

        assertThat(plan.problems()).extracting(Problem::code).containsOnly(Code.NOT_SERVED);
        return (ControlServer) plan.linked().orElseThrow().servers().getLast().exposes();
    }
}
