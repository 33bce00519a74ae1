package io.naftiko.runtime.openapi;

import io.naftiko.runtime.document.Tree;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One file of a document.
///
/// @param path null when it came from elsewhere, and so has no neighbours
/// @param json the values of the tree, which may be changed
record SpecFile(@Nullable Path path, Tree tree, JsonNode json) {

    static SpecFile of(@Nullable Path path, Tree tree) {
        return new SpecFile(path, tree, tree.json());
    }
}
