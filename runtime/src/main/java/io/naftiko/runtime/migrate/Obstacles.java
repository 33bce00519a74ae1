package io.naftiko.runtime.migrate;

import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.report.Place;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/// Collects what stands in the way of a file.
final class Obstacles {

    private final Generation target;
    private final List<Obstacle> all = new ArrayList<>();

    Obstacles(Generation target) {
        this.target = target;
    }

    /// @param node the one that has no counterpart
    /// @param path to it
    /// @param message one sentence
    void add(Node node, Place path, String message) {
        var place = node.getStartMark()
                .map(mark -> path.at(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(path);
        all.add(new Obstacle(place, message));
    }

    Generation target() {
        return target;
    }

    List<Obstacle> all() {
        return List.copyOf(all);
    }
}
