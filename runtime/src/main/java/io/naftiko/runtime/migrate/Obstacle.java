package io.naftiko.runtime.migrate;

import io.naftiko.runtime.report.Place;

/// Something in a file that has no counterpart in the generation that the file is rewritten in.
///
/// @param message one sentence or two: what it is, and what could be done about it
public record Obstacle(Place place, String message) {

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
