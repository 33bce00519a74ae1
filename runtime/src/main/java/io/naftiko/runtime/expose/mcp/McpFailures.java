package io.naftiko.runtime.expose.mcp;

import static java.util.stream.Collectors.joining;

import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.report.Failure;

/// Says to an agent why a tool has no answer, so that it can do better or stop trying.
final class McpFailures {

    private McpFailures() {}

    static String explain(Failure failure, Routine routine) {
        return switch (failure) {
            case Failure.BadInput bad -> "Invalid arguments: " + ended(bad.message()) + " " + allowed(routine);
            case Failure.VariableUnset unset -> unset.message();
            case Failure.Overloaded busy -> busy.message() + " Try again in " + busy.retryAfterSeconds() + " seconds.";
            case Failure.UpstreamUnreachable unreachable -> unreachable.message();
            case Failure.UpstreamTimedOut late -> late.message() + " It may have done what was asked.";
            case Failure.NothingFound nothing -> nothing.message();
            case Failure.ScriptFailed script -> script.message();
            case Failure.UnreadableReply unreadable -> unreadable.message();
            case Failure.NobodyToAsk nobody -> nobody.message();
            case Failure.Declined declined -> declined.message() + " Do not try again unless the person wants it.";
            case Failure.Stopped stopped -> stopped.message();
        };
    }

    private static String ended(String sentence) {
        return sentence.endsWith("?") || sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private static String allowed(Routine routine) {
        return routine.inputs().isEmpty()
                ? "The tool takes no arguments."
                : "The tool takes "
                        + routine.inputs().stream().map(McpFailures::describe).collect(joining(", ")) + ".";
    }

    private static String describe(Input input) {
        var type = input.type() == null ? "any type" : input.type();
        return "`" + input.name() + "` (" + type + (input.required() ? ", required)" : ")");
    }
}
