package io.naftiko.runtime.expose.mcp;

import static java.util.stream.Collectors.joining;

import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.report.Failure;

/// Says to an agent why a tool has no answer, so that it can do better or stop trying.
final class McpFailures {

    private McpFailures() {}

    static String explain(Failure failure, Tool tool) {
        return switch (failure) {
            case Failure.BadInput bad -> "Invalid arguments: " + ended(bad.message()) + " " + allowed(bad, tool);
            case Failure.VariableUnset unset -> unset.message();
            case Failure.Overloaded busy -> busy.message() + " Try again in " + busy.retryAfterSeconds() + " seconds.";
            case Failure.UpstreamUnreachable unreachable ->
                ended(unreachable.message()) + " Nothing was sent: the call may be repeated.";
            case Failure.UpstreamTimedOut late ->
                ended(late.message()) + tool.retry().afterDoubt();
            case Failure.NothingFound nothing -> nothing.message();
            case Failure.ScriptFailed script -> script.message();
            case Failure.UnreadableReply unreadable ->
                tool.retry().harmless()
                        ? unreadable.message()
                        : ended(unreadable.message()) + tool.retry().afterDoubt();
            case Failure.NobodyToAsk nobody -> nobody.message();
            case Failure.Declined declined -> declined.message() + " Do not try again unless the person wants it.";
            case Failure.Stopped stopped -> stopped.message();
        };
    }

    private static String ended(String sentence) {
        return sentence.endsWith("?") || sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private static String allowed(Failure.BadInput bad, Tool tool) {
        var inputs = tool.routine().inputs();
        return inputs.isEmpty()
                ? "The tool takes no arguments."
                : "The tool takes "
                        + inputs.stream()
                                .map(input ->
                                        "`" + input.name() + "` (" + InputText.of(input, isWrong(input, bad)) + ")")
                                .collect(joining(", "))
                        + ".";
    }

    private static boolean isWrong(Input input, Failure.BadInput bad) {
        return bad.violations().stream()
                .anyMatch(each -> each.input().equals(input.name())
                        || each.input().startsWith(input.name() + ".")
                        || each.input().startsWith(input.name() + "["));
    }
}
