package io.naftiko.cli.plan;

import static java.util.Objects.requireNonNull;

import io.naftiko.cli.console.Console;
import java.net.URI;
import java.nio.file.Path;

/// Where the engine finds its extensions.
final class ExtensionFolder {

    private static final String VARIABLE = "NAFTIKO_EXTENSIONS";

    private ExtensionFolder() {}

    /// The folder that the environment names, else `extensions` beside the jar of the command line, or its classes.
    static Path of(Console console) {
        var named = console.environment().getOrDefault(VARIABLE, "");
        return named.isEmpty() ? besideTheCode() : Path.of(named);
    }

    private static Path besideTheCode() {
        var code = requireNonNull(
                ExtensionFolder.class.getProtectionDomain().getCodeSource().getLocation());
        return Path.of(URI.create(code.toString())).resolveSibling("extensions");
    }
}
