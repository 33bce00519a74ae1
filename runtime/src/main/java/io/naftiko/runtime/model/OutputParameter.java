package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.report.Place;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An entry of `outputParameters`: what an answer is made of.
///
/// @param name null for an unnamed root
/// @param mapping a JSONPath on the answer; null where the node that the parent selected is meant
/// @param value what the file gives in place of a mapping, or on a consumed operation the JSONPath of the output
/// @param maxLength the code points that a text has at the most; null for any number
/// @param properties of an `object`, in order
/// @param values of every member of an `object` whose names nobody knows before
/// @param items of an `array`
public record OutputParameter(
        @Nullable String name,
        @Nullable String type,
        @Nullable String mapping,
        @Nullable Tree value,
        @Nullable String description,
        @Nullable Integer maxLength,
        List<OutputParameter> properties,
        @Nullable OutputParameter values,
        @Nullable OutputParameter items,
        Place place) {

    private static final Set<String> NESTING = Set.of("mapping", "properties", "items", "values");

    public OutputParameter {
        properties = List.copyOf(properties);
    }

    /// The outputs of a unit: a list, a mapping keyed by their names, or one without a name.
    public static List<OutputParameter> all(Section section) {
        return section.tree("outputParameters") instanceof Tree.Fields fields && !isOne(fields)
                ? section.named("outputParameters", OutputParameter::read)
                : section.list("outputParameters", item -> unnamed(section, item));
    }

    private static @Nullable OutputParameter unnamed(Section section, @Nullable Tree item) {
        return item instanceof Tree.Fields fields ? read(section.of(fields)) : null;
    }

    public static OutputParameter read(Section section) {
        section.ignore("label", "display", "required", "in", "nullable", "format", "example", "enum");
        var mapping = section.tree("mapping");
        var nested = mapping instanceof Tree.Fields inner ? section.of(inner) : section;
        var output = new OutputParameter(
                section.text("name"),
                section.text("type"),
                mapping instanceof Tree.Scalar path ? path.text() : null,
                value(section, mapping != null),
                section.text("description"),
                section.integer("maxLength"),
                nested.named("properties", OutputParameter::read),
                unnamed(nested, nested.tree("values")),
                items(nested),
                section.place());
        section.ignore("properties", "items", "values");
        section.close();
        return output;
    }

    /// A constant beside a mapping is a statement about the answer, and not what to answer.
    private static @Nullable Tree value(Section section, boolean mapped) {
        if (mapped) {
            section.ignore("const");
            return section.tree("value");
        }
        var value = section.tree("value", "const");
        return value == null && section.tree("values") instanceof Tree.Items all ? all : value;
    }

    /// What each element is: one output, or the members of an object by their names.
    private static @Nullable OutputParameter items(Section section) {
        return switch (section.tree("items")) {
            case null -> null;
            case Tree.Fields fields when isOne(fields) -> read(section.of(fields));
            case Tree named -> ofMembers(section.named("items", OutputParameter::read), named.place());
        };
    }

    private static OutputParameter ofMembers(List<OutputParameter> members, Place place) {
        return new OutputParameter(null, "object", null, null, null, null, members, null, null, place);
    }

    /// Whether a mapping is one output, and not several by their names.
    private static boolean isOne(Tree.Fields fields) {
        return fields.entries().isEmpty()
                || fields.entries().entrySet().stream()
                        .anyMatch(each -> NESTING.contains(each.getKey()) || !(each.getValue() instanceof Tree.Fields));
    }

    /// The JSONPath on the answer; null where the file names none.
    public @Nullable String path() {
        return value instanceof Tree.Scalar scalar && isPath(scalar) ? scalar.text() : mapping;
    }

    /// What the file gives itself; null where the answer has it.
    public @Nullable Tree given() {
        return value instanceof Tree.Scalar scalar && isPath(scalar) ? null : value;
    }

    /// Whether a value is meant to be a JSONPath.
    public static boolean isPath(Tree.Scalar value) {
        return value.text().strip().matches("\\$|\\$[.\\[].*");
    }

    /// This output with a path of its own.
    public OutputParameter at(String path) {
        return new OutputParameter(name, type, path, value, description, maxLength, properties, values, items, place);
    }
}
