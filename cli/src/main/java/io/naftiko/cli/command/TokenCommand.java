package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.flag.VariableFlags;
import io.naftiko.cli.token.TokenMaker;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        description = "Prints the signed token that an API with `authentication: {type: jwt}` is sent. "
                + "Whoever has it can use the API until it ends.",
        footer = {
            "",
            "Example: call the API itself with the credential of a capability",
            "  curl -H \"Authorization: Bearer $(naftiko token capabilities/rooms.yaml)\" https://api.example.com/rooms"
        })
final class TokenCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private VariableFlags variables = new VariableFlags();

    @Parameters(index = "0", paramLabel = "PATH", description = "A capability file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private Path path;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAMESPACE",
            description = "The consumes namespace of the API, where several have such a credential.")
    private @Nullable String namespace;

    TokenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new TokenMaker(console, variables).print(path, namespace);
    }
}
