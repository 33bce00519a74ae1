package io.naftiko.runtime.model;

import io.naftiko.runtime.report.Place;
import java.nio.file.Path;
import java.util.List;

/// The OpenAPI document of a consumed API, which says what the capability's file leaves out.
///
/// @param location relative to the capability's file, as it is written
/// @param files that it was read from, also where they could not be read; empty before
public record OpenApiFile(String location, List<Path> files, Place place) {

    public OpenApiFile {
        files = List.copyOf(files);
    }

    public OpenApiFile readFrom(List<Path> others) {
        return new OpenApiFile(location, others, place);
    }
}
