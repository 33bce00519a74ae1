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

    /// By where the class is read from: its code source is that of the JVM which made the cache of classes, and what
    /// is in a container was somewhere else then.
    private static Path besideTheCode() {
        var file = ExtensionFolder.class.getName().replace('.', '/') + ".class";
        var address =
                requireNonNull(ExtensionFolder.class.getResource("/" + file)).toString();
        var code = address.substring(0, address.length() - file.length());
        var jar = code.startsWith("jar:") ? code.substring("jar:".length(), code.length() - "!/".length()) : code;
        return Path.of(URI.create(jar)).resolveSibling("extensions");
    }
}
