package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.flag.OutputFlag;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.schema.FormatSchema;
import io.naftiko.runtime.schema.Keywords;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "schema",
        description = "Prints the JSON Schema (2020-12) of capability files, for editors.",
        footer = {"", "Example:", "  naftiko export schema -o naftiko.schema.json"})
final class ExportSchemaCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private OutputFlag output = new OutputFlag();

    ExportSchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var schema = new FormatSchema(Keywords.ofTheFormat()).json();
        output.write(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(schema), console);
        return Exit.DONE;
    }
}
