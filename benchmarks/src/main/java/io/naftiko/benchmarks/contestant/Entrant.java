package io.naftiko.benchmarks.contestant;

import io.naftiko.benchmarks.load.HttpCall;
import io.naftiko.benchmarks.process.Running;
import java.net.http.HttpClient;

/// A contestant that runs.
///
/// @param rest below it are `/raw/ANSWER` and `/mapped/ANSWER`; empty when it has no REST API
/// @param mcp address of its MCP server with the tools `raw-ANSWER` and `steps-ANSWER`; empty when it has none
public record Entrant(Running running, String rest, String mcp) implements AutoCloseable {

    /// The call of a trial.
    ///
    /// @param client for what has to be said before it
    public HttpCall call(Trial trial, HttpClient client) {
        var answer = trial.answer().path();
        return switch (trial.kind()) {
            case REST -> HttpCall.get(rest + "/raw/" + answer);
            case MAPPED -> HttpCall.get(rest + "/mapped/" + answer);
            case LEGACY -> ToolCalls.legacy(mcp, "raw-" + answer, client);
            case MODERN -> ToolCalls.modern(mcp, "raw-" + answer);
            case STEPS -> ToolCalls.legacy(mcp, "steps-" + answer, client);
        };
    }

    @Override
    public void close() {
        running.close();
    }
}
