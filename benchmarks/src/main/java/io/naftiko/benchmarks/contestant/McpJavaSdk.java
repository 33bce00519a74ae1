package io.naftiko.benchmarks.contestant;

import io.naftiko.benchmarks.process.Program;
import io.naftiko.benchmarks.process.Running;
import io.naftiko.benchmarks.rival.McpJavaServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A server on the MCP Java SDK, which knows no revision after 2025-11-25, on a heap of 512 MB.
///
/// @param sessions whether it is as the SDK comes; else it is what costs the SDK least
public record McpJavaSdk(Path folder, boolean sessions) implements Contestant {

    @Override
    public String id() {
        return sessions ? "mcp-java-sessions" : "mcp-java";
    }

    @Override
    public String title() {
        return "MCP Java SDK 2.1.0, Jetty 12.1" + (sessions ? ", sessions" : "");
    }

    @Override
    public boolean takes(Trial trial) {
        boolean isLegacy = trial.kind() == Kind.LEGACY;
        return sessions
                ? isLegacy && (trial.isUsual() || trial.answer() == Answer.LARGE)
                : isLegacy || trial.kind() == Kind.STEPS;
    }

    @Override
    public @Nullable String prepare() {
        return null;
    }

    @Override
    public Entrant start(Upstreams upstreams) {
        int port = Program.freePort();
        var command = List.of(
                Program.java("java"),
                "-Xmx512m",
                "-classpath",
                System.getProperty("java.class.path"),
                McpJavaServer.class.getName(),
                Integer.toString(port),
                upstreams.fast(),
                upstreams.slow(),
                Boolean.toString(sessions));
        return new Entrant(Running.start(command, Map.of(), folder), "", "http://127.0.0.1:" + port + "/mcp");
    }
}
