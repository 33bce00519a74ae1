package io.naftiko.runtime.openapi;

import io.naftiko.runtime.report.Problems;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// An API as its document describes it. Versions 2.0, 3.0 and 3.1 look the same here.
///
/// @param servers in the order of the document; empty where it has none
/// @param schemes by their names
/// @param operations in the order of the document
/// @param schemas resolves the schemas of its operations
/// @param files that it was read from, beside the first
public record ApiDocument(
        String title,
        String description,
        List<ApiServer> servers,
        Map<String, SecurityScheme> schemes,
        List<ApiOperation> operations,
        Schemas schemas,
        List<Path> files) {

    public ApiDocument {
        servers = List.copyOf(servers);
        schemes = Collections.unmodifiableMap(new LinkedHashMap<>(schemes));
        operations = List.copyOf(operations);
        files = List.copyOf(files);
    }

    /// The document that `tree` holds whole. What is wrong in it is left out.
    public static ApiDocument of(JsonNode tree) {
        var problems = new Problems();
        return new DocumentReader(tree, Places.none("openapi"), problems).read(List.of());
    }
}
