package io.naftiko.cli.serve;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.flag.HostFlags;
import io.naftiko.runtime.model.Continuity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The secret that several processes share, so that each reads what the others have handed out sealed.
final class SealKey {

    private static final String VARIABLE = "NAFTIKO_SEAL_KEY_FILE";
    private static final int LEAST_BYTES = 32;

    private SealKey() {}

    /// What servers keep while they run, under that secret, or under one that nobody else has.
    ///
    /// @throws Refused when the file cannot be read, or holds too little
    static Continuity of(HostFlags hosting, Console console) {
        var file = hosting.sealKeyFile() == null ? named(console) : hosting.sealKeyFile();
        return file == null ? Continuity.random() : Continuity.of(secret(file));
    }

    private static @Nullable Path named(Console console) {
        var file = console.environment().getOrDefault(VARIABLE, "");
        return file.isEmpty() ? null : Path.of(file);
    }

    /// The bytes of the file without white space at their end, which editors and shells add.
    private static byte[] secret(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int length = bytes.length;
            while (length > 0 && Character.isWhitespace(bytes[length - 1])) {
                length--;
            }
            if (length < LEAST_BYTES) {
                throw Refused.usage("--seal-key-file: " + file + " has " + length + " bytes; a secret has at least "
                        + LEAST_BYTES + ". `openssl rand -base64 32` writes one.");
            }
            return Arrays.copyOf(bytes, length);
        } catch (IOException _) {
            throw Refused.usage("--seal-key-file: " + file + " cannot be read.");
        }
    }
}
