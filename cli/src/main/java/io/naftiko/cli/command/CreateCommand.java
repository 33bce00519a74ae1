package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.create.Creating;
import io.naftiko.cli.create.Wishes;
import io.naftiko.cli.flag.GenerationConverter;
import io.naftiko.runtime.document.Generation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Writes a first capability file: asks for what no flag says, or takes what is usual where nobody "
                + "is there to answer.",
        footer = {
            "",
            "Example: ships of an API that takes a token, as tools",
            "  naftiko create --name Ships --base-uri https://api.example.com --operation 'GET /ships/{id}' "
                    + "--auth bearer --expose mcp"
        })
final class CreateCommand implements Callable<Integer> {

    private static final String CAPABILITY = "capability";

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = CAPABILITY,
            description = "What is created. There is nothing else yet, so the word may be left out.")
    private String what = CAPABILITY;

    @Option(names = "--name", paramLabel = "NAME", description = "What the capability is called; Ships when left out.")
    private @Nullable String name;

    @Option(
            names = "--base-uri",
            paramLabel = "URL",
            description = "The base URL of the API; https://api.example.com when left out.")
    private @Nullable String baseUri;

    @Option(
            names = "--operation",
            paramLabel = "'METHOD PATH'",
            description = "An operation of the API, such as 'GET /ships/{id}'. Repeatable.")
    private List<String> operations = List.of();

    @Option(
            names = "--auth",
            paramLabel = "TYPE",
            description = "How the API knows its callers: none, bearer, basic, or apikey[:NAME[:header|query]]; none "
                    + "when left out.")
    private @Nullable String auth;

    @Option(
            names = "--expose",
            paramLabel = "SERVERS",
            description = "Offers the operations as mcp, rest or both; both when left out.")
    private @Nullable String expose;

    @Option(names = "--port", paramLabel = "PORT", description = "The port of its servers; 8080 when left out.")
    private @Nullable String port;

    @Option(
            names = "--format-version",
            paramLabel = "GENERATION",
            converter = GenerationConverter.class,
            completionCandidates = GenerationConverter.Names.class,
            description = "The generation of the format: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when left out.")
    private Generation generation = Generation.ALPHA2;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write, or - for standard output; the name of the capability when left out.")
    private @Nullable Path output;

    @Option(
            names = {"-y", "--yes"},
            description = "Asks nothing, and takes what is usual for all that no flag says.")
    private boolean yes;

    @Option(names = "--force", description = "Replaces the file if it is there.")
    private boolean force;

    CreateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!what.equals(CAPABILITY)) {
            throw Refused.usage("it creates a `capability`, and no `" + what + "`.");
        }
        var wishes = new Wishes(name, baseUri, operations, auth, expose, port);
        return new Creating(console, generation, !yes, force).create(wishes, output);
    }
}
