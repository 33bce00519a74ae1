package io.naftiko.cli.call;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.flag.EngineFlags;
import io.naftiko.cli.plan.Acceptance;
import io.naftiko.cli.plan.EngineSettings;
import io.naftiko.cli.plan.Planning;
import io.naftiko.cli.plan.Sources;
import io.naftiko.cli.validate.ProblemText;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.flow.Progress;
import io.naftiko.runtime.report.FailedCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Calls one tool or operation as an adapter would, and prints what it answers.
///
/// @param traced whether each step is explained
public record Calling(Console console, EngineFlags flags, boolean traced) {

    /// The exit code: whether there is an answer.
    ///
    /// @param json more arguments as one JSON object; null for none
    public int call(Sources sources, String name, List<String> pairs, @Nullable String json) {
        var recorder = new Recorder();
        var settings = EngineSettings.of(flags, console, sources);
        var engine = new Engine(traced ? settings.withAround(recorder) : settings);
        var plans = usable(Planning.of(engine, sources.files(), console.err()), sources);
        var callee = Callee.find(plans, name);
        var arguments = new Arguments(callee.offer().routine().inputs()).read(pairs, json);
        return run(callee, arguments, recorder);
    }

    private List<Plan> usable(List<Plan> plans, Sources sources) {
        var acceptance = Acceptance.of(flags);
        for (var plan : plans) {
            if (!acceptance.accepts(plan) && sources.names(Path.of(plan.file()))) {
                ProblemText.write(acceptance.reasons(plan.problems()), console.err());
                throw Refused.failed(plan.file() + " is rejected.");
            }
        }
        return plans.stream().filter(acceptance::accepts).toList();
    }

    private int run(Callee callee, Map<String, JsonNode> arguments, Recorder recorder) {
        var trace = new Trace(callee, console.err());
        var reply = new ReplyPrinter(callee, console);
        if (traced) {
            trace.inputs(arguments);
        }
        try {
            var routine = callee.offer().routine();
            var answer = Progress.watched(recorder::remark, () -> routine.run(arguments));
            if (traced) {
                trace.entries(recorder.entries());
                trace.answer(answer, recorder.entries());
            }
            return answer.succeeded() ? reply.print(answer) : reply.refused(answer);
        } catch (FailedCall failed) {
            trace.entries(recorder.entries());
            reply.failed(failed.failure());
            return Exit.FAILED;
        }
    }
}
