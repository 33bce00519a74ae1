package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry of `aggregates`: functions of one domain, which do not know how they are offered. Units name them by `ref`.
///
/// @param label for people; null where the file gives none
/// @param functions as units that are called with arguments by name, the way agents call tools; each is named as `ref`
///     names it: `forecast.get-forecast`
public record Aggregate(String namespace, @Nullable String label, List<Unit> functions, Place place) {

    public Aggregate {
        functions = List.copyOf(functions);
    }

    public static Aggregate read(Section section) {
        section.ignore("description", "tags");
        var namespace = namespace(section);
        var aggregate = new Aggregate(
                namespace,
                section.text("label", "display"),
                section.named("functions", each -> function(each, namespace), "flows"),
                section.place());
        section.close();
        return aggregate;
    }

    /// Its own, or the key where aggregates are a mapping.
    private static String namespace(Section section) {
        var namespace = section.text("namespace");
        var key = section.text("name");
        if (namespace == null && key == null) {
            section.problems()
                    .add(
                            Code.VALUE_MISSING,
                            section.place(),
                            "`namespace` is missing.",
                            "Add the name that stands before the dot in `ref`.");
        }
        return namespace != null ? namespace : key != null ? key : "";
    }

    private static Unit function(Section section, String namespace) {
        section.ignore("outputMediaType");
        var unit = Unit.read(section, namespace + "." + section.required("name"), new Caller.Agent());
        section.close();
        return unit;
    }
}
