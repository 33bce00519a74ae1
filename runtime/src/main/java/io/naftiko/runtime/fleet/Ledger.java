package io.naftiko.runtime.fleet;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What files say and folders hold: each is looked at once in a turn, and read only when it looks other than in the
/// turn before.
final class Ledger {

    private Map<Path, Sighting> before = Map.of();
    private Map<Path, Sighting> now = new HashMap<>();

    /// Begins a turn.
    void turn() {
        before = now;
        now = new HashMap<>();
    }

    Content content(Path file) {
        return now.computeIfAbsent(file, path -> Sighting.of(path, before.get(path)))
                .content();
    }

    Map<Path, Content> contents(Collection<Path> files) {
        return files.stream().collect(toMap(file -> file, this::content));
    }

    /// Looks at these. Whether each of them has said the same since `then`: it was looked at before in this turn, or
    /// was
    /// left alone.
    boolean seen(Collection<Path> files, Instant then) {
        var fresh = files.stream().filter(file -> !now.containsKey(file)).toList();
        contents(fresh);
        return fresh.stream().allMatch(file -> Repose.since(file, then));
    }

    /// The folders of this turn.
    Stream<Path> folders() {
        return now.entrySet().stream()
                .filter(each -> each.getValue().content().folder())
                .map(Map.Entry::getKey);
    }

    /// Where a change of the files of this turn shows.
    Set<Path> points() {
        return now.values().stream()
                .flatMap(sighting -> sighting.points().stream())
                .collect(toSet());
    }
}
