package io.naftiko.runtime.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Step.Action;
import io.naftiko.runtime.model.Step.Outcome;
import io.naftiko.runtime.report.FailedCall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Does something else where a step fails: where an upstream refuses, or there is no answer that can be read.
///
/// What it does instead reads the error as `error`: `step`, `status`, `message`, and the upstream's own `body`. A run
/// that was interrupted is not rescued: it is to end. A step that failed in an earlier run of the same call is not
/// tried again.
public record Rescue(String step, Action action, Action instead) implements Action {

    /// The name by which the error is read.
    public static final String ERROR = "error";

    @Override
    public Outcome run(Scope scope) {
        var journal = scope.conversation().journal();
        var other = scope.instead();
        var before = journal.find(other.path());
        if (before.isPresent()) {
            return instead.run(other.with(ERROR, before.get()));
        }
        var error = Json.object().put("step", step);
        var outcome = attempt(scope, error);
        if (!outcome.failed()) {
            return outcome;
        }
        journal.keep(other.path(), error);
        Progress.tell(
                "failed, which onError takes over: " + error.path("message").asString(""));
        return instead.run(other.with(ERROR, error));
    }

    /// What came of it; where it failed, `error` says why.
    private Outcome attempt(Scope scope, ObjectNode error) {
        try {
            var outcome = action.run(scope);
            if (!outcome.failed()) {
                return new Outcome.Read(outcome.response(), outcome.value());
            }
            error.setAll(refusal(outcome.response()));
            return outcome;
        } catch (FailedCall failed) {
            if (Thread.currentThread().isInterrupted()) {
                throw failed;
            }
            int status = failed.failure().status();
            error.put("status", status).put("message", failed.failure().message());
            return new Outcome.Answered(Response.json(status, Json.bytes(error)), _ -> error);
        }
    }

    private static ObjectNode refusal(Response response) {
        var error = Json.object()
                .put("status", response.status())
                .put("message", "The API answered with status " + response.status() + ".");
        error.set("body", body(response));
        return error;
    }

    private static JsonNode body(Response response) {
        var bytes = response.body().bytes();
        return Json.parse(bytes).orElseGet(() -> StringNode.valueOf(new String(bytes, UTF_8)));
    }
}
