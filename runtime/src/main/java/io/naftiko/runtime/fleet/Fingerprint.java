package io.naftiko.runtime.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// What a file system says of a file. As long as it says the same, so does the file.
///
/// @param identity which file it is, behind all links: its device and number, or its real path where it has none
/// @param modified when its content was written last, as writers may set it
/// @param changed when anything about it was, which nobody can set; as `modified` where there is no such time
record Fingerprint(String identity, long size, FileTime modified, FileTime changed) {

    private static final FileTime NEVER = FileTime.fromMillis(0);
    private static final Fingerprint NONE = new Fingerprint("", 0, NEVER, NEVER);

    /// The coarsest clock of a file system in use: two writes within its tick look like one.
    static final Duration TICK = Duration.ofSeconds(2);

    /// The fingerprint of what `path` leads to; always the same one where that is nothing.
    static Fingerprint of(Path path) {
        try {
            return ofUnix(path);
        } catch (UnsupportedOperationException | IllegalArgumentException _) {
            return portable(path);
        } catch (IOException _) {
            return NONE;
        }
    }

    private static Fingerprint ofUnix(Path path) throws IOException {
        var all = Files.readAttributes(path, "unix:dev,ino,size,lastModifiedTime,ctime");
        return new Fingerprint(
                all.get("dev") + ":" + all.get("ino"),
                (long) all.getOrDefault("size", 0L),
                time(all, "lastModifiedTime"),
                time(all, "ctime"));
    }

    private static FileTime time(Map<String, Object> attributes, String name) {
        return (FileTime) attributes.getOrDefault(name, NEVER);
    }

    private static Fingerprint portable(Path path) {
        try {
            var basic = Files.readAttributes(path, BasicFileAttributes.class);
            var modified = basic.lastModifiedTime();
            return new Fingerprint(path.toRealPath().toString(), basic.size(), modified, modified);
        } catch (IOException _) {
            return NONE;
        }
    }

    /// Whether the file was left alone for so long before `now` that its next change will show.
    boolean isSettled(Instant now) {
        return Duration.between(changed.toInstant(), now).abs().compareTo(TICK) > 0;
    }
}
