package io.naftiko.runtime.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The YAML files in a folder, told by their names: none is opened.
///
/// Links are followed. The files of an Agent Skill are its own. What is hidden is left out: it is what tools keep for
/// themselves, such as the versions behind a
/// mounted ConfigMap.
///
/// @param files in order
/// @param folders the folder itself and those below it
/// @param unreadable those that could not be listed, or not to their end
public record FolderListing(List<Path> files, List<Path> folders, List<Path> unreadable) {

    private static final int MAX_DEPTH = 8;

    /// The folders that the Agent Skills specification knows beside a `SKILL.md`.
    private static final Set<String> SKILL_PARTS = Set.of("assets", "references", "scripts");

    public FolderListing {
        files = files.stream().sorted().toList();
        folders = List.copyOf(folders);
        unreadable = List.copyOf(unreadable);
    }

    /// What is in `folder`, at any depth that makes sense.
    public static FolderListing of(Path folder) {
        return of(folder, MAX_DEPTH);
    }

    /// The same down to a level; 1 for the folder itself.
    static FolderListing of(Path folder, int levels) {
        var walk = new Walk(folder);
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), levels, walk);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the walk itself throws none
        }
        return new FolderListing(walk.files, walk.folders, walk.unreadable);
    }

    private static final class Walk implements FileVisitor<Path> {

        private final Path root;
        private final List<Path> files = new ArrayList<>();
        private final List<Path> folders = new ArrayList<>();
        private final List<Path> unreadable = new ArrayList<>();

        Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (isHidden(folder) || isSkillPart(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            folders.add(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.equals(root)) {
                unreadable.add(file);
            } else if (isYaml(file) && !isHidden(file) && !attributes.isDirectory()) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        /// What has gone since it was listed is none of the folder's; a loop leads to what is listed already.
        @Override
        public FileVisitResult visitFileFailed(Path path, IOException failure) {
            boolean isThere = path.equals(root) || Files.exists(path);
            if (isThere && !isHidden(path) && !(failure instanceof FileSystemLoopException)) {
                unreadable.add(path);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            if (failure != null) {
                unreadable.add(folder);
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isHidden(Path path) {
            return !path.equals(root) && String.valueOf(path.getFileName()).startsWith(".");
        }

        private static boolean isSkillPart(Path path) {
            return SKILL_PARTS.contains(String.valueOf(path.getFileName()))
                    && Files.exists(path.resolveSibling("SKILL.md"));
        }

        private static boolean isYaml(Path path) {
            var name = String.valueOf(path.getFileName());
            return name.endsWith(".yaml") || name.endsWith(".yml");
        }
    }
}
