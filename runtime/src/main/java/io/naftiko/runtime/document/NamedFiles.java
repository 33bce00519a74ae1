package io.naftiko.runtime.document;

import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Reads the files that one document names, each within a folder that neither `..` nor a link leads out of.
///
/// Used by one thread: each document has its own.
public final class NamedFiles {

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_CONTENT = 10 << 20;

    private final Problems problems;
    private final Set<Path> paths = new LinkedHashSet<>();

    public NamedFiles(Problems problems) {
        this.problems = problems;
    }

    /// The file `name` in `folder`; empty, with a problem, when it cannot be used.
    ///
    /// @param place where the document names it
    public Optional<NamedFile> read(Path folder, String name, Place place) {
        try {
            var path = folder.resolve(name).normalize();
            paths.add(path);
            return Optional.of(new NamedFile(name, path, text(folder, path)));
        } catch (InvalidPathException _) {
            report(name, "is no path", place);
        } catch (CharacterCodingException _) {
            report(name, "is not UTF-8 text", place);
        } catch (Unusable e) {
            report(name, e.reason, place);
        } catch (IOException _) {
            report(name, "cannot be read", place);
        }
        return Optional.empty();
    }

    /// The text file at `location`, which is absolute, or in the folder of the document or below it; empty, with a
    /// problem, when it cannot be used.
    public Optional<NamedFile> read(String location, Place place) {
        return spot(location, place).flatMap(spot -> read(spot.folder(), spot.name(), place));
    }

    /// The file or folder at `location`, which is absolute, or in the folder of the document or below it; empty, with a
    /// problem, when it is not there.
    public Optional<Path> find(String location, Place place) {
        return spot(location, place).flatMap(spot -> {
            var path = spot.folder().resolve(spot.name()).normalize();
            paths.add(path);
            try {
                refuseOutside(spot.folder(), path);
                return Optional.of(path);
            } catch (Unusable e) {
                report(location, e.reason, place);
            } catch (IOException _) {
                report(location, "cannot be read", place);
            }
            return Optional.empty();
        });
    }

    /// What the file at `location` holds, be it text or not; empty, with a problem, when it cannot be used.
    public Optional<byte[]> content(String location, Place place) {
        return find(location, place).flatMap(path -> {
            try {
                return Optional.of(bytes(path));
            } catch (Unusable e) {
                report(location, e.reason, place);
            } catch (IOException _) {
                report(location, "cannot be read", place);
            }
            return Optional.empty();
        });
    }

    private static byte[] bytes(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new Unusable("is no file");
        }
        if (Files.size(path) > MAX_CONTENT) {
            throw new Unusable("is larger than 10 MiB");
        }
        return Files.readAllBytes(path);
    }

    /// A name with the folder that it must not lead out of.
    private record Spot(Path folder, String name) {}

    private Optional<Spot> spot(String location, Place place) {
        var found = Location.of(location, place).map(Path::toAbsolutePath).map(path -> {
            var own = Path.of(place.file()).toAbsolutePath().normalize().getParent();
            var folder = own == null || Location.isAbsolute(location) ? path.resolveSibling("") : own;
            return new Spot(folder, folder.relativize(path).toString());
        });
        if (found.isEmpty()) {
            report(location, "is no address of a file", place);
        }
        return found;
    }

    /// Every file that was asked for, also where it could not be used: a change of one is news for the document.
    public Set<Path> paths() {
        return paths;
    }

    private static String text(Path folder, Path path) throws IOException {
        refuseOutside(folder, path);
        if (!Files.isRegularFile(path)) {
            throw new Unusable("is no file");
        }
        if (Files.size(path) > MAX_BYTES) {
            throw new Unusable("is larger than 1 MiB");
        }
        return Files.readString(path);
    }

    private static void refuseOutside(Path folder, Path path) throws IOException {
        if (!path.toAbsolutePath()
                .normalize()
                .startsWith(folder.toAbsolutePath().normalize())) {
            throw new Unusable("leads out of the folder that it is looked for in");
        }
        if (!Files.exists(path)) {
            throw new Unusable("is not there");
        }
        if (!path.toRealPath().startsWith(folder.toRealPath())) {
            throw new Unusable("is a link out of the folder that it is looked for in");
        }
    }

    private void report(String name, String reason, Place place) {
        problems.add(
                Code.NAMED_FILE,
                place,
                "The file `" + name + "` " + reason + ".",
                "Name a file in that folder, or below it.");
    }

    /// Why a file cannot be used, as a clause.
    private static final class Unusable extends IOException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        Unusable(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
