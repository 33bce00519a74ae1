package io.naftiko.deploy;

import static java.lang.ProcessBuilder.Redirect.DISCARD;
import static java.util.stream.Collectors.toMap;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// The packaged jars, started by the JDK that runs this test.
class ProcessIT extends PackagedTest {

    private static final Map<String, Integer> PORTS = Map.of("operation", 8080, "tool", 9090);
    private static final Pattern SERVED = Pattern.compile("(http://[^/]+)\\S*\\s+\\d+ (operation|tool)");

    @Override
    Running start(int upstreamPort, String token) throws IOException {
        var builder = Jars.naftiko("run", CAPABILITIES.toString(), "--host", "127.0.0.1");
        builder.command().addAll(List.of("--port", "8080=0", "--port", "9090=0"));
        builder.command().addAll(List.of("--upstream", "*=http://127.0.0.1:" + upstreamPort));
        builder.environment().put("HMS_MANAGEMENT_TOKEN", token);
        var process = builder.redirectOutput(DISCARD).start();
        return new Started(process, addresses(beginning(process.errorReader())));
    }

    /// What it says until it serves.
    private static List<String> beginning(BufferedReader messages) throws IOException {
        var lines = new ArrayList<String>();
        do {
            var line = messages.readLine();
            if (line == null) {
                throw new AssertionError("it did not start:\n" + String.join("\n", lines));
            }
            lines.add(line);
        } while (!lines.getLast().startsWith("Ready"));
        return lines;
    }

    /// Where it listens, by the port that the capabilities name.
    private static Map<Integer, URI> addresses(List<String> lines) {
        return lines.stream()
                .flatMap(line -> SERVED.matcher(line).results())
                .collect(toMap(
                        served -> Objects.requireNonNull(PORTS.get(served.group(2))),
                        served -> URI.create(served.group(1)),
                        (one, _) -> one));
    }

    private record Started(Process process, Map<Integer, URI> addresses) implements Running {

        @Override
        public URI at(int port) {
            return Objects.requireNonNull(addresses.get(port));
        }

        @Override
        public int terminate() throws InterruptedException {
            process.destroy();
            return process.waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
