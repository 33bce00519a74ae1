package io.naftiko.cli.flag;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// Where the values of variables come from, beside the environment.
public final class VariableFlags {

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description =
                    "A variable's value, before those of all other sources. Not for secrets: others can see them.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "A dotenv file with values of variables that the environment does not have.")
    private List<Path> files = List.of();

    public Map<String, String> values() {
        return values;
    }

    public List<Path> files() {
        return files;
    }
}
