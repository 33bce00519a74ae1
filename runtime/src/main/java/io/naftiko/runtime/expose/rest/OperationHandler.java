package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.ProblemDetails;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.BadInput;
import io.naftiko.runtime.report.Failure.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers the requests for one operation: reads the arguments, runs the routine, passes its answer on.
final class OperationHandler implements Handler {

    private final Routine routine;
    private final List<InputReader> inputs;
    private final BodyReader body;
    private final ProblemDetails unsupported;
    private final @Nullable ObjectNode promise;

    /// @param promise what the file says of the answers; null where it says nothing
    OperationHandler(Routine routine, List<InputReader> inputs, BodyReader body, @Nullable ObjectNode promise) {
        this.promise = promise;
        this.routine = routine;
        this.inputs = inputs;
        this.body = body;
        this.unsupported = new ProblemDetails(
                "unsupported-media-type",
                415,
                "Unsupported media type",
                "The body of this operation must be " + body.accepted() + ".");
    }

    @Override
    public Response handle(Request request) {
        if (!body.accepts(request)) {
            return unsupported.answer(request);
        }
        try {
            var arguments = arguments(request);
            request.peer().departure().whenGone(Thread.currentThread()::interrupt);
            return Responses.typed(KeptHeaders.of(routine.pass(arguments)), promise);
        } catch (FailedCall failed) {
            return RestFailures.answer(failed.failure(), request);
        }
    }

    private Map<String, JsonNode> arguments(Request request) {
        var arrival = Arrival.of(request, body.read(request));
        var arguments = LinkedHashMap.<String, JsonNode>newLinkedHashMap(inputs.size());
        var found = new ArrayList<Violation>(0);
        for (var input : inputs) {
            input.read(arrival, arguments, found);
        }
        if (!found.isEmpty()) {
            throw refusal(arguments, found);
        }
        return arguments;
    }

    /// Names also what the routine would refuse, so that the caller learns everything at once.
    private FailedCall refusal(Map<String, JsonNode> arguments, List<Violation> found) {
        var known = found.stream().map(each -> owner(each.input())).toList();
        var all = new ArrayList<>(found);
        check(arguments).stream()
                .filter(each -> !known.contains(owner(each.input())))
                .forEach(all::add);
        return new FailedCall(new BadInput(all));
    }

    private List<Violation> check(Map<String, JsonNode> arguments) {
        try {
            routine.check().check(arguments);
            return List.of();
        } catch (FailedCall refused) {
            return refused.failure() instanceof BadInput bad ? bad.violations() : List.of();
        }
    }

    /// The input to which a path such as `ids.1` belongs.
    private String owner(String path) {
        return inputs.stream()
                .map(each -> each.input().name())
                .filter(name -> path.equals(name) || path.startsWith(name + "."))
                .findFirst()
                .orElse(path);
    }
}
