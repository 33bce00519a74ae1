package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.report.Place;
import java.util.List;

/// An entry of `consumes`: an HTTP API that the capability calls.
///
/// @param baseUri as it is written, with its placeholders
public record Consumes(
        String namespace,
        String baseUri,
        List<Parameter> inputs,
        Authentication authentication,
        Limits limits,
        List<Operation> operations,
        Place place) {

    public Consumes {
        inputs = List.copyOf(inputs);
        operations = List.copyOf(operations);
    }

    public static Consumes read(Section section, Vocabulary vocabulary) {
        section.ignore("type", "description", "label", "display", "tags", "openapi");
        var consumes = new Consumes(
                section.required("namespace"),
                section.textOr("baseUri", ""),
                section.named("inputParameters", Parameter::read),
                vocabulary.authentication(section.section("authentication", "auth"), section.problems()),
                Limits.read(section),
                section.named("resources", Resource::operations).stream()
                        .flatMap(List::stream)
                        .toList(),
                section.place());
        section.close();
        return consumes;
    }
}
