package io.naftiko.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which Naftiko this is, and what it runs on.
public final class Version {

    private Version() {}

    /// The version that was built, such as `1.2.3`.
    public static String current() {
        try (var built = Version.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            properties.load(built);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One line each: Naftiko, Java, operating system.
    public static String[] lines() {
        return new String[] {
            "naftiko " + current(),
            "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
            System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch")
        };
    }
}
