package io.naftiko.runtime.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the capability files that paths name.
public final class CapabilityFiles {

    private static final Pattern OPENAPI = Pattern.compile("(?m)^[\"']?(openapi|swagger)[\"']?\\s*:");

    private CapabilityFiles() {}

    /// The files among `paths`, and those below the folders among them, in order, each once.
    ///
    /// A folder gives its YAML files, without hidden ones and without OpenAPI documents.
    public static List<Path> find(List<Path> paths) {
        return paths.stream()
                .flatMap(path -> Files.isDirectory(path)
                        ? yaml(FolderListing.of(path)).filter(file -> !isOpenApi(file))
                        : Stream.of(path))
                .distinct()
                .toList();
    }

    /// The OpenAPI documents in `folder`, in order.
    public static List<Path> openApiDocuments(Path folder) {
        return openApi(FolderListing.of(folder));
    }

    /// Those at most so many levels down; 1 for the folder itself.
    public static List<Path> openApiDocuments(Path folder, int levels) {
        return openApi(FolderListing.of(folder, levels));
    }

    /// Whether the text of a YAML file is an OpenAPI document, which lies beside capabilities and is none.
    public static boolean isOpenApi(String text) {
        return OPENAPI.matcher(text).find();
    }

    private static List<Path> openApi(FolderListing listing) {
        return yaml(listing).filter(CapabilityFiles::isOpenApi).toList();
    }

    private static Stream<Path> yaml(FolderListing listing) {
        if (!listing.unreadable().isEmpty()) {
            throw new UncheckedIOException(
                    new AccessDeniedException(listing.unreadable().getFirst().toString()));
        }
        return listing.files().stream();
    }

    private static boolean isOpenApi(Path path) {
        try {
            return Files.isRegularFile(path) && isOpenApi(Files.readString(path));
        } catch (IOException _) {
            return false; // whoever reads it next says why it cannot be read
        }
    }
}
