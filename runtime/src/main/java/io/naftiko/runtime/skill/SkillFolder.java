package io.naftiko.runtime.skill;

import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.model.SkillBundle;
import io.naftiko.runtime.model.SkillFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a skill's folder held when it was looked at.
///
/// Hidden files and folders are left out. So is, with a word in `refused`, what a link would take from elsewhere,
/// what is no regular file, what cannot be named in an address, and what is too much.
///
/// @param files `SKILL.md` first, then the others in the order of their paths
/// @param refused one clause for each file that is left out
/// @param sources the files and folders that were looked at
record SkillFolder(List<SkillFile> files, List<String> refused, Set<Path> sources) {

    static final int MOST_FILES = 512;
    static final int MOST_BYTES = 16 << 20;
    private static final int MOST_LEVELS = 8;

    SkillFolder {
        files = List.copyOf(files);
        refused = List.copyOf(refused);
        sources = Set.copyOf(sources);
    }

    /// Reads `folder`; empty when it is not there, or cannot be read.
    static Optional<SkillFolder> of(Path folder) {
        try {
            var reading = new Reading(folder.toRealPath());
            reading.folder(folder, "", 1);
            return Optional.of(new SkillFolder(reading.files, reading.refused, reading.sources));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    Optional<SkillFile> entry() {
        return files.stream()
                .filter(each -> each.path().equals(SkillBundle.ENTRY))
                .findFirst();
    }

    /// One look at a folder.
    private static final class Reading {

        private static final Comparator<Path> ENTRY_FIRST = Comparator.comparing(
                        (Path path) -> !path.getFileName().toString().equals(SkillBundle.ENTRY))
                .thenComparing(path -> path.getFileName().toString());

        private final Path root;
        private final List<SkillFile> files = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
        private final Set<Path> sources = new LinkedHashSet<>();
        private int left = MOST_BYTES;

        /// @param root the folder itself, behind all links
        Reading(Path root) {
            this.root = root;
        }

        private void folder(Path folder, String path, int level) throws IOException {
            sources.add(folder);
            try (var listed = Files.list(folder)) {
                for (var each : listed.sorted(ENTRY_FIRST).toList()) {
                    entry(each, path, level);
                }
            }
        }

        private void entry(Path entry, String folder, int level) {
            var name = entry.getFileName().toString();
            var path = folder + name;
            if (name.startsWith(".")) {
                return;
            }
            try {
                if (!isPlain(name)) {
                    refuse(path, "has a name that no address can carry");
                } else if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    file(entry, path);
                } else if (level == MOST_LEVELS) {
                    refuse(path, "is more than " + MOST_LEVELS + " folders deep");
                } else {
                    folder(entry, path + "/", level + 1);
                }
            } catch (IOException _) {
                refuse(path, "cannot be read");
            }
        }

        private static boolean isPlain(String name) {
            return name.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
        }

        private void file(Path file, String path) throws IOException {
            sources.add(file);
            var real = file.toRealPath();
            if (!real.startsWith(root)) {
                refuse(path, "is a link that leads out of the folder");
            } else if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
                refuse(path, "is no regular file");
            } else {
                read(real, path);
            }
        }

        private void read(Path file, String path) throws IOException {
            try (var in = Files.newInputStream(file)) {
                var content = in.readNBytes(left + 1);
                if (content.length > left) {
                    refuse(path, "does not fit into the " + (MOST_BYTES >> 20) + " MiB that a skill may have");
                } else if (files.size() == MOST_FILES) {
                    refuse(path, "is one more than the " + MOST_FILES + " files that a skill may have");
                } else {
                    left -= content.length;
                    files.add(SkillFile.of(path, MediaTypes.ofFile(path), content));
                }
            }
        }

        private void refuse(String path, String why) {
            refused.add("`" + path.replaceAll("\\p{Cntrl}", "?") + "` " + why);
        }
    }
}
