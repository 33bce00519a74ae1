package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.curate.OutputFormat;
import io.naftiko.cli.describe.OpenApiText;
import io.naftiko.cli.flag.OutputFlag;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "openapi",
        description = "Prints the OpenAPI 3.1 document of a REST server.",
        footer = {"", "Example:", "  naftiko export openapi capabilities/rooms.yaml -o openapi.yaml"})
final class ExportOpenApiCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "PATH", description = "A capability file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private Path path;

    @Option(
            names = {"-a", "--adapter"},
            paramLabel = "NAMESPACE",
            description = "The namespace of the REST server, where the file has several.")
    private @Nullable String namespace;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when left out.")
    private OutputFormat format = OutputFormat.YAML;

    @Mixin
    private OutputFlag output = new OutputFlag();

    ExportOpenApiCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.write(new OpenApiText(console, format).of(path, namespace), console);
        return Exit.DONE;
    }
}
