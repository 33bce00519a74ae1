package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.inspect.InspectFormat;
import io.naftiko.cli.inspect.Inspecting;
import io.naftiko.cli.plan.PathParameter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Shows what was understood of capability files: servers, tools and operations, their inputs, "
                + "what they call, and variables. A rejected file is shown as far as it goes.",
        footer = {
            "",
            "Example: the tools of all capabilities",
            "  naftiko inspect capabilities/ --format json | jq -r '.mcp[].tools[].name'"
        })
final class InspectCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private PathParameter paths = new PathParameter();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when left out. JSON is one line for each file.")
    private InspectFormat format = InspectFormat.TEXT;

    InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new Inspecting(console, format).show(paths.sources());
    }
}
