package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.flag.AddressFlags;
import io.naftiko.cli.flag.HostFlags.Transport;
import io.naftiko.cli.install.Client;
import io.naftiko.cli.install.Installing;
import io.naftiko.cli.install.Wishes;
import io.naftiko.cli.plan.PathParameter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Prints the configuration by which a client reaches the MCP servers of capability files, or "
                + "writes it into the client's own file. Secrets are named in it, and never written.",
        footer = {
            "",
            "Example: give Claude Desktop the tools of a file, with its variables in another one",
            "  naftiko install claude-desktop capabilities/rooms.yaml --env-file .env --write"
        })
final class InstallCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "CLIENT",
            converter = ClientConverter.class,
            completionCandidates = ClientConverter.Names.class,
            description = "${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private Client client;

    @Mixin
    private PathParameter paths = new PathParameter();

    @Mixin
    private AddressFlags addresses = new AddressFlags();

    @Option(
            names = "--transport",
            paramLabel = "TRANSPORT",
            description =
                    "${COMPLETION-CANDIDATES}: whether the client calls a server that runs, or starts one itself; "
                            + "http when left out, where the client and the server know it.")
    private @Nullable Transport transport;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "A dotenv file from which servers that the client starts take variables. Repeatable.")
    private List<Path> envFiles = List.of();

    @Option(names = "--write", description = "Writes it into the client's file; what else is there stays.")
    private boolean write;

    @Option(names = "--file", paramLabel = "FILE", description = "With --write: writes into this file.")
    private @Nullable Path file;

    InstallCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (file != null && !write) {
            throw Refused.usage("--file goes with --write.");
        }
        var installing = new Installing(console, new Wishes(client, transport, addresses, envFiles), file);
        return write ? installing.write(paths.sources()) : installing.print(paths.sources());
    }
}
