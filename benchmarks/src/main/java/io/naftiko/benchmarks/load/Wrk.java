package io.naftiko.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The load generator wrk, with one thread.
///
/// @param program where it is
/// @param scratch a folder for its scripts
public record Wrk(Path program, Path scratch) {

    /// Writes what was measured as the last line of the output.
    private static final String DONE = """
        function done(summary, latency, requests)
          local errors = summary.errors
          io.write(string.format('{"calls":%d,"micros":%d,"failed":%d,"p50":%d,"p99":%d,"p999":%d}\\n',
            summary.requests, summary.duration,
            errors.connect + errors.read + errors.write + errors.status + errors.timeout,
            latency:percentile(50), latency:percentile(99), latency:percentile(99.9)))
        end
        """;

    /// What a run came to.
    ///
    /// @param calls that were answered
    /// @param failed how many were not, or with a status of 400 and above
    /// @param perSecond answered calls
    /// @param p50 milliseconds until the answer
    /// @param p99 milliseconds
    /// @param p999 milliseconds
    public record Outcome(long calls, long failed, double perSecond, double p50, double p99, double p999) {

        private static Outcome of(JsonNode line) {
            long calls = line.path("calls").asLong();
            return new Outcome(
                    calls,
                    line.path("failed").asLong(),
                    calls * 1e6 / line.path("micros").asLong(),
                    line.path("p50").asLong() / 1e3,
                    line.path("p99").asLong() / 1e3,
                    line.path("p999").asLong() / 1e3);
        }
    }

    /// Makes a call from many connections, each of which calls again as soon as it is answered.
    ///
    /// @param time whole seconds
    public Outcome run(HttpCall call, int connections, Duration time) {
        try {
            var script = Files.writeString(scratch.resolve("call.lua"), script(call));
            var command = List.of(
                    program.toString(),
                    "--threads=1",
                    "--connections=" + connections,
                    "--duration=" + time.toSeconds() + "s",
                    "--timeout=10s",
                    "--script=" + script,
                    call.url());
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return outcome(new String(process.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome outcome(String said) {
        return said.lines()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .flatMap(Json::parse)
                .map(Outcome::of)
                .orElseThrow(() -> new IllegalStateException("wrk: " + said));
    }

    private static String script(HttpCall call) {
        var script = new StringBuilder("wrk.method = " + quoted(call.method()) + "\n");
        if (!call.body().isEmpty()) {
            script.append(numbered(call.body()));
        }
        call.headers()
                .forEach((name, value) -> script.append("wrk.headers[ ")
                        .append(quoted(name))
                        .append(" ] = ")
                        .append(quoted(value))
                        .append('\n'));
        return script.append(DONE).toString();
    }

    /// Gives each request a number of its own.
    private static String numbered(String body) {
        return """
            local number = 0
            function request()
              number = number + 1
              return wrk.format(nil, nil, nil, %s)
            end
            """.formatted(quoted(body).replace(HttpCall.NUMBER, "]==] .. number .. [==["));
    }

    /// A string of Lua, in which nothing is escaped.
    private static String quoted(String text) {
        return "[==[" + text + "]==]";
    }
}
