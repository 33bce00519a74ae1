package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.flag.LogFlags;
import io.naftiko.cli.serve.Mocking;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Answers on a port in the place of the API that an OpenAPI document describes, until it is "
                + "stopped. It remembers what is done to it.",
        footer = {
            "",
            "Example: call the mock in place of the API",
            "  naftiko mock capabilities/100ms-openapi.yaml",
            "  naftiko run capabilities/rooms.yaml --upstream rooms=http://127.0.0.1:4010"
        })
final class MockCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private LogFlags log = new LogFlags();

    @Parameters(paramLabel = "DOCUMENT", description = "An OpenAPI document: 3.0, 3.1 or 2.0, YAML or JSON.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private Path document;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port; 0 for any free one. ${DEFAULT-VALUE} when left out.")
    private int port = 4010;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on. ${DEFAULT-VALUE} when left out.")
    private String host = "127.0.0.1";

    MockCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        log.start(console);
        return new Mocking(console, log).serve(document, host, port);
    }
}
