package io.naftiko.runtime.openapi;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.load.YamlReader;
import io.naftiko.runtime.load.YamlReader.Bounds;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.util.Optional;

/// Reads the text of one file of a document, JSON or YAML, into a tree with places.
///
/// The documents of large APIs have megabytes, and are JSON then.
final class SpecText {

    static final Bounds BOUNDS = new Bounds(16 << 20, 2_000_000);

    private SpecText() {}

    static Optional<Tree> read(String file, String text, Problems problems) {
        if (!text.stripLeading().startsWith("{") || text.length() > BOUNDS.length()) {
            return new YamlReader(file, BOUNDS, problems).read(text);
        }
        try {
            return new JsonTree(file, BOUNDS.values())
                    .read(text)
                    .or(() -> new YamlReader(file, BOUNDS, problems).read(text));
        } catch (JsonTree.TooManyValues _) {
            problems.add(
                    Code.YAML_LIMIT, Place.startOf(file), "The document has more than " + BOUNDS.values() + " values.");
            return Optional.empty();
        }
    }
}
