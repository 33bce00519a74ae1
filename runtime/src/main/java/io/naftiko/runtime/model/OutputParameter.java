package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.report.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry of `outputParameters`: what an answer is made of.
///
/// @param name null for an unnamed root
/// @param mapping a JSONPath on the answer; null where the node that the parent selected is meant
/// @param value a constant of a mock, or on a consumed operation the JSONPath of the output
/// @param properties of an `object`, in order
/// @param items of an `array`
public record OutputParameter(
        @Nullable String name,
        @Nullable String type,
        @Nullable String mapping,
        @Nullable Tree value,
        @Nullable String description,
        List<OutputParameter> properties,
        @Nullable OutputParameter items,
        Place place) {

    public OutputParameter {
        properties = List.copyOf(properties);
    }

    public static OutputParameter read(Section section) {
        section.ignore(
                "label", "display", "required", "maxLength", "in", "values", "nullable", "format", "example", "enum");
        var mapping = section.tree("mapping");
        var nested = mapping instanceof Tree.Fields inner ? section.of(inner) : section;
        var output = new OutputParameter(
                section.text("name"),
                section.text("type"),
                mapping instanceof Tree.Scalar path ? path.text() : null,
                section.tree("value", "const"),
                section.text("description"),
                nested.named("properties", OutputParameter::read),
                items(nested),
                section.place());
        section.ignore("properties", "items");
        section.close();
        return output;
    }

    private static @Nullable OutputParameter items(Section section) {
        var items = section.section("items");
        return items == null ? null : read(items);
    }

    /// The JSONPath of a consumed output.
    public @Nullable String path() {
        return value instanceof Tree.Scalar scalar && scalar.text().startsWith("$") ? scalar.text() : mapping;
    }
}
