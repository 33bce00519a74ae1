package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.curate.Importing;
import io.naftiko.cli.curate.OutputFormat;
import io.naftiko.runtime.curate.Wishes;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "openapi",
        description = "Makes a capability with tools out of an OpenAPI or Swagger document. Importing again into the "
                + "same file keeps what was edited there.",
        footer = {
            "",
            "Example: the tools of one part of an API, and a trial without calling it",
            "  naftiko import openapi openapi.yaml --tag Rooms -o rooms.yaml",
            "  naftiko run rooms.yaml --mock=openapi.yaml"
        })
final class ImportOpenApiCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "SPEC", description = "A file, or an http or https address.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private String spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; - for standard output. NAMESPACE.yaml when left out.")
    private @Nullable String output;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "What the API is called in the file; made of its title when left out.")
    private @Nullable String namespace;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when left out.")
    private OutputFormat format = OutputFormat.YAML;

    @Option(names = "--tag", paramLabel = "TAG", description = "Takes operations with this tag. Repeatable.")
    private List<String> tags = List.of();

    @Option(
            names = "--path",
            paramLabel = "PATH",
            description = "Takes operations at or below this path; * stands for one segment. Repeatable.")
    private List<String> paths = List.of();

    @Option(
            names = "--operation",
            paramLabel = "OPERATION",
            description = "Takes this operation: its operationId, or 'METHOD PATH'. Repeatable.")
    private List<String> operations = List.of();

    @Option(
            names = "--max-tools",
            paramLabel = "NUMBER",
            description = "Makes at most so many tools; ${DEFAULT-VALUE} when left out.")
    private int maxTools = Wishes.Selection.USUAL_MAX_TOOLS;

    @Option(names = "--read-only", description = "Takes only what reads: GET and HEAD.")
    private boolean readOnly;

    @Option(names = "--include-deprecated", description = "Takes what is deprecated too.")
    private boolean deprecated;

    @Option(
            names = "--server",
            paramLabel = "SERVER",
            description = "The API's address, or the number of a server of the document; 1 when left out.")
    private @Nullable String server;

    @Option(names = "--rest", description = "Adds a REST server with the same operations.")
    private boolean rest;

    @Option(names = "--whole-answers", description = "Passes answers as they come, without choosing fields.")
    private boolean wholeAnswers;

    @Option(names = "--force", description = "Replaces a file that is there, with what was edited in it.")
    private boolean force;

    ImportOpenApiCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (maxTools < 1) {
            throw Refused.usage("--max-tools takes a number from 1 on, found " + maxTools + ".");
        }
        if (namespace != null && !namespace.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
            throw Refused.usage("--namespace takes letters, digits, - and _, found `" + namespace + "`.");
        }
        var selection = new Wishes.Selection(tags, paths, operations, maxTools, readOnly, deprecated);
        var wishes = new Wishes(spec, namespace, server, selection, rest, wholeAnswers);
        return new Importing(console).run(spec, wishes, new Importing.Destination(output, format, force));
    }
}
