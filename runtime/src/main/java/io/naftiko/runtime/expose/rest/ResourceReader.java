package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the entries of `resources`, each as the operations on its path.
///
/// @param shared the inputs that the server declares for all of them
record ResourceReader(List<Parameter> shared) {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    List<Unit> operations(Section resource) {
        resource.ignore("name", "label", "display", "description", "tags");
        var path = ExposedPath.ROOT.and(resource.required("path"));
        var inputs = inherited(shared, resource.named("inputParameters", Parameter::read));
        var operations = resource.named("operations", operation -> operation(operation, path, inputs));
        var units = Stream.concat(operations.stream(), Stream.of(ForwardReader.read(resource, path)))
                .flatMap(Optional::stream)
                .toList();
        resource.close();
        return units;
    }

    private static Optional<Unit> operation(Section section, ExposedPath resource, List<Parameter> inputs) {
        var method = section.textOr("method", "GET").toUpperCase(Locale.ROOT);
        var own = section.text("path");
        var path = own == null ? resource : resource.and(own);
        var name = section.has("ref") ? Unit.name(section) : section.textOr("name", method + " " + path);
        var unit = Unit.read(
                section, name, new Caller.Web(method, path.toString(), path.placeholders(), Responses.read(section)));
        section.close();
        return isServed(method, section) ? Optional.of(withInherited(unit, inputs)) : Optional.empty();
    }

    private static boolean isServed(String method, Section section) {
        boolean served = METHODS.contains(method);
        if (!served) {
            section.problems()
                    .add(
                            Code.METHOD_UNSUPPORTED,
                            section.place("method"),
                            "`" + method + "` is not a method that a REST server answers.",
                            Suggestion.didYouMean(method, METHODS));
        }
        return served;
    }

    /// A unit that declares nothing has its inputs inferred, and then those of its resource are found there.
    private static Unit withInherited(Unit unit, List<Parameter> inputs) {
        return unit.inputs().isEmpty() ? unit : unit.withInputs(inherited(inputs, unit.inputs()));
    }

    /// The outer inputs that no inner one overrides, then the inner ones.
    private static List<Parameter> inherited(List<Parameter> outer, List<Parameter> inner) {
        var names = inner.stream().map(Parameter::name).toList();
        return Stream.concat(outer.stream().filter(each -> !names.contains(each.name())), inner.stream())
                .toList();
    }
}
