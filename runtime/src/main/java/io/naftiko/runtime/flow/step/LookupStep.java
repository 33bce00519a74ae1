package io.naftiko.runtime.flow.step;

import static java.util.Objects.requireNonNullElse;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.List;
import java.util.Optional;

/// `type: lookup`: finds the entry of an earlier step's output whose field `match` has a value.
///
/// It comes to an object of the wanted fields, or null where no entry has the value. Where `lookupValue` is a list, it
/// comes to the list of what was found, in the order of the values.
///
/// @param index the earlier step, or a part of what it came to: a list of objects, or one object
/// @param match the field that is compared
/// @param lookupValue what it is compared with, as `with` writes a value
/// @param outputs the fields that are wanted; empty for all
/// @param required whether finding nothing is a failure
public record LookupStep(
        String name, String index, String match, Tree lookupValue, List<String> outputs, boolean required, Place place)
        implements Step {

    public LookupStep {
        outputs = List.copyOf(outputs);
    }

    public static LookupStep read(Section section) {
        var value = section.tree("lookupValue");
        if (value == null) {
            section.problems().add(Code.VALUE_MISSING, section.place(), "`lookupValue` is missing.");
        }
        return new LookupStep(
                section.required("name"),
                section.required("index"),
                section.required("match"),
                value == null ? Tree.Fields.none(section.place()) : value,
                section.strings("outputParameters"),
                requireNonNullElse(section.flag("required"), false),
                section.place());
    }

    @Override
    public String type() {
        return "lookup";
    }

    @Override
    public Optional<Action> link(Links links) {
        var value = links.value(lookupValue);
        return links.output(index, place.key("index")).map(entries -> new Lookup(this, entries, value));
    }
}
