package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Conversation;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Question.Consent;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.Declined;
import io.naftiko.runtime.report.Failure.NobodyToAsk;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Asks a person before a tool runs.
final class Approval {

    /// No step has this name: what it asks is asked under the step's own.
    private static final String KEY = "io.naftiko/approval";

    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST = 1_000;
    private static final String HIDDEN = "(hidden)";

    private Approval() {}

    /// Returns when a person agreed to call `tool` with `arguments`.
    ///
    /// @throws FailedCall when nobody did, or nobody can be asked
    /// @throws io.naftiko.runtime.model.Unanswered when the answer comes with another call
    static void require(Tool tool, Map<String, JsonNode> arguments, Conversation caller) {
        var question = new Consent(message(tool, arguments));
        if (!caller.answers(question)) {
            throw new FailedCall(new NobodyToAsk("`" + tool.name()
                    + "` runs only where a person approves, and this client cannot ask one (it does not support"
                    + " elicitation). Nothing was called."));
        }
        var answer = caller.ask(KEY, question);
        if (!answer.path("action").asString("").equals("accept")) {
            throw new FailedCall(new Declined(
                    "A person was asked to approve `" + tool.name() + "`, and did not. Nothing was called."));
        }
    }

    private static String message(Tool tool, Map<String, JsonNode> arguments) {
        var name = tool.title() == null ? tool.name() : tool.title() + " (" + tool.name() + ")";
        if (arguments.isEmpty()) {
            return "May " + name + " run, without arguments?";
        }
        var hidden = hidden(tool);
        var shown = arguments.entrySet().stream()
                .map(each -> each.getKey() + ": "
                        + (hidden.contains(each.getKey()) ? HIDDEN : cut(Json.text(each.getValue()), LONGEST_VALUE)))
                .collect(Collectors.joining("\n"));
        return "May " + name + " run with these arguments?\n" + cut(shown, LONGEST);
    }

    /// The inputs that hold secrets, as their schemas say.
    private static Set<String> hidden(Tool tool) {
        return tool.routine().inputs().stream()
                .filter(Approval::isSecret)
                .map(Input::name)
                .collect(Collectors.toSet());
    }

    private static boolean isSecret(Input input) {
        return input.schema().path("format").asString("").equals("password")
                || input.schema().path("writeOnly").asBoolean(false);
    }

    private static String cut(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "… (" + (length - most) + " more characters)";
    }
}
