package io.naftiko.runtime.fleet;

import io.naftiko.runtime.load.CapabilityFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a file says, as far as it matters whether it says something else now.
///
/// @param digest of its bytes, or why they cannot be read
/// @param readable whether they can
/// @param openApi whether it is an OpenAPI document
record Content(String digest, boolean readable, boolean openApi) {

    static Content of(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            return new Content(
                    digest(bytes), true, CapabilityFiles.isOpenApi(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return new Content(e.getClass().getSimpleName(), false, false);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
