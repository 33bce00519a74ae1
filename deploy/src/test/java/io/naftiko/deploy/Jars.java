package io.naftiko.deploy;

import java.nio.file.Path;
import java.util.List;

/// The packaged jars.
final class Jars {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path CLI = Path.of("..", "cli", "target", "naftiko-cli.jar");

    private Jars() {}

    /// The command line in a process of its own, on the JDK of this test, without what the environment would tell it.
    static ProcessBuilder naftiko(String... arguments) {
        var builder = new ProcessBuilder(JAVA.toString(), "-cp", CLI.toString(), "io.naftiko.cli.Naftiko");
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().removeIf(key -> key.startsWith("NAFTIKO_"));
        return builder;
    }
}
