package io.naftiko.runtime.fleet;

import io.naftiko.runtime.load.CapabilityFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// What a file says or a folder holds, as far as it matters whether that is something else now.
///
/// @param digest of the file's bytes or the names in the folder, or why they cannot be read
/// @param readable whether it is a file that can be
/// @param folder whether it is a folder
/// @param openApi whether it is an OpenAPI document
record Content(String digest, boolean readable, boolean folder, boolean openApi) {

    static Content of(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            return new Content(
                    digest(bytes), true, false, CapabilityFiles.isOpenApi(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return Files.isDirectory(file) ? ofFolder(file) : none(e);
        }
    }

    private static Content ofFolder(Path folder) {
        try (var listed = Files.list(folder)) {
            var names = listed.map(each -> String.valueOf(each.getFileName()))
                    .sorted()
                    .collect(Collectors.joining("/"));
            return new Content(digest(names.getBytes(StandardCharsets.UTF_8)), false, true, false);
        } catch (IOException e) {
            return none(e);
        }
    }

    private static Content none(IOException e) {
        return new Content(e.getClass().getSimpleName(), false, false, false);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
