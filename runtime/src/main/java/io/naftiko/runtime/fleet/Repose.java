package io.naftiko.runtime.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/// Whether a path led to the same content for a while, as its file system tells: nothing on the way to it was changed,
/// moved or exchanged. Where that cannot be told, it was not.
final class Repose {

    private Repose() {}

    /// Whether neither the file at `path` nor a folder above it has changed since `then`. A link leads anywhere, and so
    /// does not count.
    static boolean since(Path path, Instant then) {
        var before = then.minus(Fingerprint.TICK);
        for (var each = path.toAbsolutePath(); each != null; each = each.getParent()) {
            if (!isOlder(each, before)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOlder(Path path, Instant time) {
        try {
            var all = Files.readAttributes(path, "unix:ctime,isSymbolicLink", LinkOption.NOFOLLOW_LINKS);
            return Boolean.FALSE.equals(all.get("isSymbolicLink"))
                    && all.get("ctime") instanceof FileTime changed
                    && changed.toInstant().isBefore(time);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return false;
        }
    }
}
