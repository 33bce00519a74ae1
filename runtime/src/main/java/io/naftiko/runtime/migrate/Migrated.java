package io.naftiko.runtime.migrate;

import io.naftiko.runtime.document.Generation;
import java.util.List;
import java.util.Optional;

/// A document in another generation.
///
/// @param from the generation that it said it was in; empty where it said none
/// @param text with all that could be rewritten
/// @param obstacles what has no counterpart, in the order of the text
/// @param faithful whether `text` says what the document said
public record Migrated(Optional<Generation> from, String text, List<Obstacle> obstacles, boolean faithful) {

    public Migrated {
        obstacles = List.copyOf(obstacles);
    }
}
