package io.naftiko.cli.command;

import io.naftiko.cli.call.Calling;
import io.naftiko.cli.console.Console;
import io.naftiko.cli.flag.EngineFlags;
import io.naftiko.cli.flag.LogFlags;
import io.naftiko.cli.plan.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Runs one tool or operation once, without a server, and prints its answer. "
                + "Exits with 1 when the API answers with an error, or not at all.",
        footer = {
            "",
            "Example: ask for one room, and see what is sent for it",
            "  naftiko call capabilities/rooms.yaml hms-retrieve-room room_id=627cec28 --trace"
        })
final class CallCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private EngineFlags engine = new EngineFlags();

    @Mixin
    private LogFlags log = new LogFlags();

    @Parameters(index = "0", paramLabel = "PATH", description = "A capability file, or a folder of them.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private Path path;

    @Parameters(
            index = "1",
            paramLabel = "TOOL",
            description = "The name of a tool or operation, as SERVER.NAME where several have it.")
    @SuppressWarnings("NullAway.Init")
    private String tool;

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "NAME=VALUE",
            description = "Arguments. What is no string is written as JSON; NAME=@FILE takes the text of a file.")
    private List<String> arguments = List.of();

    @Option(
            names = "--json",
            paramLabel = "OBJECT",
            description = "Arguments as one JSON object, or @FILE that holds it; NAME=VALUE wins over these.")
    private @Nullable String json;

    @Option(
            names = "--trace",
            description = "Explains each step on standard error: inputs, request, reply, mapping. Secrets are masked.")
    private boolean trace;

    CallCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        log.start(console);
        return new Calling(console, engine, trace).call(Sources.of(List.of(path)), tool, arguments, json);
    }
}
