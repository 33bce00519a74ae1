package io.naftiko.runtime.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/// The names on which it depends what a path leads to: the links on its way, and its end.
///
/// A mounted ConfigMap has `rooms.yaml -> ..data/rooms.yaml` and `..data -> ..2026_11_22`, and exchanges the second
/// link. Each point of a trail stands in a folder that is there, without a link in its own path.
final class Trail {

    private static final int MOST_LINKS = 40;

    private final Set<Path> points = new LinkedHashSet<>();

    private Trail() {}

    /// The points of `path`. Where it leads nowhere, its end is the first name that is not there.
    static Set<Path> of(Path path) {
        var trail = new Trail();
        trail.follow(path.toAbsolutePath());
        return trail.points;
    }

    private void follow(Path path) {
        var prefix = path.getRoot();
        for (int at = 0; at < path.getNameCount() && prefix != null; at++) {
            var name = path.getName(at);
            var next = step(prefix, name);
            if (Files.isSymbolicLink(next)) {
                follow(next, at + 1 < path.getNameCount() ? path.subpath(at + 1, path.getNameCount()) : Path.of(""));
                return;
            }
            if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                points.add(next);
                return;
            }
            prefix = next;
        }
        if (prefix != null) {
            points.add(prefix);
        }
    }

    private void follow(Path link, Path rest) {
        if (points.add(link) && points.size() < MOST_LINKS) {
            try {
                follow(link.resolveSibling(Files.readSymbolicLink(link)).resolve(rest));
            } catch (IOException _) {
                // gone meanwhile: its folder will tell when it is back
            }
        }
    }

    private static Path step(Path prefix, Path name) {
        return switch (name.toString()) {
            case ".", "" -> prefix;
            case ".." -> prefix.getParent() == null ? prefix : prefix.getParent();
            default -> prefix.resolve(name);
        };
    }
}
