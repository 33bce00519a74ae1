package io.naftiko.cli.install;

import io.naftiko.cli.console.Refused;
import io.naftiko.cli.rewrite.Replacement;
import io.naftiko.runtime.load.Loader;
import io.naftiko.runtime.report.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// The file of a client, which may not be there yet.
record ConfigurationFile(Path path) {

    /// Its text, without a byte order mark; empty where it is not there.
    ///
    /// @throws Refused when it cannot be read
    String text() {
        if (Files.notExists(path)) {
            return "";
        }
        var problems = new Problems();
        return Loader.text(path, problems)
                .orElseThrow(() ->
                        Refused.failed(path + ": " + problems.all().getFirst().message()));
    }

    /// Replaces its text in one step.
    ///
    /// @throws Refused when it cannot be written; it is as it was then
    void replace(String text) {
        try {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                Replacement.write(path, text);
            } else {
                Replacement.create(path, text);
            }
        } catch (IOException e) {
            throw Refused.failed("cannot write " + path + ": " + e.getMessage());
        }
    }
}
