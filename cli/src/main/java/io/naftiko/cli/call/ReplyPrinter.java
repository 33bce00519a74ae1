package io.naftiko.cli.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.link.Mask;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.report.Failure;
import java.util.stream.Collectors;

/// Prints what a call gave: the answer as the result, everything else as a message.
final class ReplyPrinter {

    private final Callee callee;
    private final Console console;
    private final Mask mask;

    ReplyPrinter(Callee callee, Console console) {
        this.callee = callee;
        this.console = console;
        this.mask = Mask.ofCredentials(callee.linked());
    }

    /// Prints the body as it is to a program, and readable to a person.
    int print(Response answer) {
        var out = console.out();
        var bytes = mask.bytes(answer.body().bytes());
        if (!out.terminal()) {
            out.write(bytes);
        } else if (MediaTypes.isText(answer.mediaType())) {
            out.line(readable(bytes, MediaTypes.isJson(answer.mediaType())));
        } else if (bytes.length > 0) {
            console.err().line(bytes.length + " bytes of " + answer.mediaType() + ": send them to a file with > FILE.");
        }
        return Exit.DONE;
    }

    private static String readable(byte[] bytes, boolean json) {
        var text = new String(bytes, UTF_8);
        return json
                ? Json.parse(bytes)
                        .map(tree ->
                                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree))
                        .orElse(text)
                : text.stripTrailing();
    }

    /// Prints that the upstream answered with an error, and what it said.
    int refused(Response answer) {
        var said = new String(answer.body().bytes(), UTF_8).strip();
        say("the API answered with status " + answer.status() + (said.isEmpty() ? "." : ":\n" + said));
        return Exit.FAILED;
    }

    void failed(Failure failure) {
        say(failure.message());
        switch (failure) {
            case Failure.BadInput _ -> console.err().line("It takes " + inputs() + ".");
            case Failure.VariableUnset unset ->
                console.err()
                        .line("Set " + unset.variable() + " in the environment, or in a file that --env-file names.");
            case Failure.Overloaded _,
                    Failure.UpstreamUnreachable _,
                    Failure.UpstreamTimedOut _,
                    Failure.NothingFound _,
                    Failure.ScriptFailed _,
                    Failure.UnreadableReply _,
                    Failure.NobodyToAsk _,
                    Failure.Declined _,
                    Failure.Stopped _ -> {}
        }
    }

    private String inputs() {
        var inputs = callee.offer().routine().inputs();
        return inputs.isEmpty()
                ? "no arguments"
                : inputs.stream().map(ReplyPrinter::spoken).collect(Collectors.joining(" "));
    }

    private static String spoken(Input input) {
        var value = input.name() + "=" + (input.type() == null ? "value" : input.type());
        return input.required() ? value : "[" + value + "]";
    }

    private void say(String text) {
        console.err().line(console.err().red("naftiko: ") + callee.name() + ": " + mask.text(text));
    }
}
