package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.report.Place;
import java.util.List;

/// A consumed resource without its operations: the path and the inputs that they share.
public record Resource(String path, List<Parameter> inputs, Place place) {

    public Resource {
        inputs = List.copyOf(inputs);
    }

    /// Reads a resource and returns its operations, each of which knows the resource.
    static List<Operation> operations(Section section) {
        section.ignore("name", "label", "display", "description", "tags");
        var resource = new Resource(
                section.textOr("path", ""), section.named("inputParameters", Parameter::read), section.place());
        var operations = section.named("operations", each -> Operation.read(each, resource));
        section.close();
        return operations;
    }
}
