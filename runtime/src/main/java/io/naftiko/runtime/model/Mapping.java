package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.List;

/// An entry of `mappings`: a part of the answer of a unit with steps.
///
/// @param target the part's name; with dots, its path in nested objects
/// @param value a JSONPath that begins with the name of a step (`$.get-ship.name`), or a value as `with` writes it
public record Mapping(String target, Tree value, Place place) {

    /// The entries of `mappings`, in order; empty when it is left out.
    public static List<Mapping> all(Section section) {
        return section.list("mappings", item -> item instanceof Tree.Fields fields ? read(section.of(fields)) : null);
    }

    private static Mapping read(Section section) {
        var target = section.required("targetName", "target");
        var value = section.tree("value");
        if (value == null) {
            section.problems().add(Code.VALUE_MISSING, section.place(), "`value` is missing.");
        }
        section.close();
        return new Mapping(target, value == null ? Tree.Fields.none(section.place()) : value, section.place("value"));
    }
}
