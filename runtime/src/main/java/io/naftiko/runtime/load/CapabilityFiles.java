package io.naftiko.runtime.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the capability files that paths name.
public final class CapabilityFiles {

    private static final Pattern OPENAPI = Pattern.compile("(?m)^[\"']?(openapi|swagger)[\"']?\\s*:");
    private static final int MAX_DEPTH = 8;

    private CapabilityFiles() {}

    /// The files among `paths`, and those below the folders among them, in order, each once.
    ///
    /// A folder gives its YAML files, without hidden ones and without OpenAPI documents.
    public static List<Path> find(List<Path> paths) {
        return paths.stream()
                .flatMap(path -> Files.isDirectory(path) ? below(path, MAX_DEPTH, false).stream() : Stream.of(path))
                .distinct()
                .toList();
    }

    /// The OpenAPI documents in `folder`, in order.
    public static List<Path> openApiDocuments(Path folder) {
        return openApiDocuments(folder, MAX_DEPTH);
    }

    /// Those at most so many levels down; 1 for the folder itself.
    public static List<Path> openApiDocuments(Path folder, int levels) {
        return below(folder, levels, true);
    }

    private static List<Path> below(Path folder, int levels, boolean openApi) {
        try (var all = Files.walk(folder, levels, FileVisitOption.FOLLOW_LINKS)) {
            var found = new ArrayList<Path>();
            all.filter(path -> isYaml(path) && !isHidden(folder.relativize(path)))
                    .sorted()
                    .filter(path -> isOpenApi(path) == openApi)
                    .forEach(found::add);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isYaml(Path path) {
        var name = String.valueOf(path.getFileName());
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /// Hidden folders hold what tools keep for themselves, such as the versions behind a mounted ConfigMap.
    private static boolean isHidden(Path path) {
        for (var part : path) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOpenApi(Path path) {
        try {
            return Files.isRegularFile(path)
                    && OPENAPI.matcher(Files.readString(path)).find();
        } catch (IOException _) {
            return false; // whoever reads it next says why it cannot be read
        }
    }
}
