package io.naftiko.runtime.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files below a folder, by their path in it. What lies elsewhere is not reached: neither by `..` nor through a
/// link. Names that begin with a dot are private.
public record FileTree(Path root) {

    private static final int MOST_DEPTH = 32;

    /// A file of the tree.
    ///
    /// @param names of the folders below the root, and of the file
    public record Leaf(List<String> names, Path file) {

        public Leaf {
            names = List.copyOf(names);
        }
    }

    /// The files in a stable order. A link to a folder is not followed.
    ///
    /// @param most how many are listed
    public List<Leaf> list(int most) {
        var found = new ArrayList<Leaf>();
        collect(root, List.of(), found, most);
        return found;
    }

    private void collect(Path folder, List<String> above, List<Leaf> found, int most) {
        for (var child : children(folder)) {
            if (found.size() == most) {
                return;
            }
            var names = new ArrayList<>(above);
            names.add(child.getFileName().toString());
            if (!Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                find(names).ifPresent(file -> found.add(new Leaf(names, file)));
            } else if (isName(names.getLast()) && names.size() < MOST_DEPTH) {
                collect(child, names, found, most);
            }
        }
    }

    private static List<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of();
        }
    }

    /// The file that is reached by `names`; empty when there is none.
    public Optional<Path> find(List<String> names) {
        if (names.isEmpty() || !names.stream().allMatch(FileTree::isName)) {
            return Optional.empty();
        }
        try {
            var file = root.resolve(String.join("/", names)).toRealPath();
            return file.startsWith(root.toRealPath()) && Files.isRegularFile(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && !name.startsWith(".") && name.chars().noneMatch(c -> "/\\\0".indexOf(c) >= 0);
    }
}
