package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.report.Place;

/// An entry of `mappings`: a part of the answer of a unit with steps.
///
/// @param target the part's name; with dots, its path in nested objects
/// @param value a JSONPath that begins with the name of a step: `$.get-ship.name`
public record Mapping(String target, String value, Place place) {

    static Mapping read(Section section) {
        var mapping = new Mapping(
                section.required("targetName", "target"), section.required("value"), section.place("value"));
        section.close();
        return mapping;
    }
}
