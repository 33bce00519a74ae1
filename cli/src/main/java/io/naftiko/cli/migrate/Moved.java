package io.naftiko.cli.migrate;

import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.migrate.Obstacle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file in another generation, before that is written.
///
/// @param from the generation that it says it is in; empty where it says none
/// @param text of the file
/// @param moved the same in the other generation
/// @param obstacles what has no counterpart there
/// @param refusal why the file has to stay as it is; null where it has not
record Moved(
        Path file,
        Optional<Generation> from,
        String text,
        String moved,
        List<Obstacle> obstacles,
        @Nullable String refusal) {

    Moved {
        obstacles = List.copyOf(obstacles);
    }

    static Moved refused(Path file, String text, String refusal) {
        return new Moved(file, Optional.empty(), text, text, List.of(), refusal);
    }

    boolean changed() {
        return !moved.equals(text);
    }
}
