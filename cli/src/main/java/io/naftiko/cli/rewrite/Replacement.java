package io.naftiko.cli.rewrite;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/// Replaces the content of a file in one step: readers see the old text or the new one, and nothing between.
public final class Replacement {

    private Replacement() {}

    /// Replaces the text behind a byte order mark, which stays. A link stays too: the file that it leads to is
    /// replaced, with its permissions.
    ///
    /// @throws IOException when the file may not be written, or not be read again; it is as it was then
    public static void write(Path file, String text) throws IOException {
        var target = file.toRealPath();
        if (!Files.isWritable(target)) {
            throw new AccessDeniedException(target.toString());
        }
        var mark = Files.readString(target).startsWith("\uFEFF") ? "\uFEFF" : "";
        var draft = Files.createTempFile(target.getParent(), ".naftiko", ".tmp");
        try {
            Files.writeString(draft, mark + text);
            keepPermissions(target, draft);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Writes a file that is not there yet, in one step too, with the folders above it.
    ///
    /// @throws IOException when it cannot be written; there is no file then
    public static void create(Path file, String text) throws IOException {
        var target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        var draft = target.resolveSibling(".naftiko" + UUID.randomUUID() + ".tmp");
        try {
            Files.writeString(draft, text, StandardOpenOption.CREATE_NEW);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void keepPermissions(Path target, Path draft) throws IOException {
        var view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (view != null) {
            Files.setPosixFilePermissions(draft, view.readAttributes().permissions());
        }
    }
}
