package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Operation;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Fix;
import io.naftiko.runtime.report.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The path inputs of a consumed operation, each with the placeholder that it fills.
///
/// @param path with a segment appended for each input that has no placeholder
/// @param placeholders the input that fills each placeholder, by the placeholder's name
/// @param variables the placeholders that are variables
/// @param unplaced the inputs that had no placeholder
record PlacedInputs(
        Operation operation,
        DeclaredInputs inputs,
        OperationPath path,
        Map<String, String> placeholders,
        Set<String> variables,
        List<Parameter> unplaced) {

    static PlacedInputs of(Operation operation, DeclaredInputs inputs, Variables variables) {
        var placeholders = new LinkedHashMap<String, String>();
        var variableNames = new LinkedHashSet<String>();
        var free = new ArrayList<>(
                inputs.asked().stream().filter(each -> each.is("path")).toList());
        for (var name : names(inputs)) {
            var input = take(free, name);
            if (input != null) {
                placeholders.put(name, input.name());
            } else if (isVariable(name, inputs, variables)) {
                variableNames.add(name);
            } else {
                placeholders.put(name, name);
            }
        }
        var path = inputs.path();
        for (var input : free) {
            path = path.append("{" + input.name() + "}");
            placeholders.put(input.name(), input.name());
        }
        return new PlacedInputs(operation, inputs, path, placeholders, variableNames, List.copyOf(free));
    }

    /// The names of the path's placeholders, and those of the API's address that an input declares.
    private static Set<String> names(DeclaredInputs inputs) {
        var names = new LinkedHashSet<String>();
        PathText.parse(inputs.api().baseUri()).names().stream()
                .filter(inputs::has)
                .forEach(names::add);
        names.addAll(PathText.parse(inputs.path().path()).names());
        return names;
    }

    private static @Nullable Parameter take(List<Parameter> free, String name) {
        var found = free.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .or(() -> free.stream()
                        .filter(each -> PathText.essence(each.name()).equals(PathText.essence(name)))
                        .findFirst());
        found.ifPresent(free::remove);
        return found.orElse(null);
    }

    private static boolean isVariable(String name, DeclaredInputs inputs, Variables variables) {
        return variables.declares(name)
                || inputs.fixed().stream().anyMatch(each -> each.name().equals(name))
                || inputs.api().authentication().credentials().stream()
                        .anyMatch(
                                each -> each.in().equals("path") && each.name().equals(name));
    }

    /// What this operation answers to: method and path, as far as they tell it from others.
    String key() {
        return operation.method() + " " + (mayAppend() ? path : inputs.path()).shape();
    }

    private boolean mayAppend() {
        return !operation.method().equals("POST");
    }

    /// Placeholders that no input declares.
    List<Parameter> undeclared(Place place) {
        return placeholders.values().stream()
                .filter(name -> !inputs.has(name))
                .map(name -> Parameter.undeclared(name, place))
                .toList();
    }

    /// How the inputs were understood, where the file does not say it itself.
    List<OperationPlan.Fault> notes() {
        var notes = new ArrayList<OperationPlan.Fault>();
        undeclared(operation.place())
                .forEach(each -> notes.add(new OperationPlan.Fault(
                        Code.PLACEHOLDER_UNDECLARED,
                        "No input declares the placeholder `{" + each.name() + "}`; it is a required text.",
                        "Add `{name: " + each.name()
                                + ", in: path, type: string, required: true}` to `inputParameters`.",
                        new Fix.DeclareInPath(operation.place(), each.name()))));
        unplaced.forEach(each -> notes.add(new OperationPlan.Fault(
                Code.PATH_INPUT_APPENDED,
                "The path has no placeholder for `" + each.name() + "`; it is appended.",
                "Write `path: " + path.path() + "`.",
                writtenOut())));
        inputs.supplied()
                .forEach(each -> notes.add(new OperationPlan.Fault(
                        Code.INPUT_SUPPLIED,
                        "`" + each.name() + "` is not asked of the caller: the credential or the client supplies it.",
                        "Remove the input.")));
        return notes;
    }

    /// The path with its placeholders as the file can say it; null where `path` of the operation cannot.
    private @Nullable Fix writtenOut() {
        var segments = unplaced.stream().map(each -> "/{" + each.name() + "}").collect(Collectors.joining());
        return OperationPath.extended(inputs.api(), operation, segments)
                .map(text -> new Fix.Write(operation.place(), "path", text, List.of("name", "id", "method")))
                .orElse(null);
    }

    /// Why the unplaced inputs cannot be appended; null when they can, or when there are none.
    OperationPlan.@Nullable Fault unplacedFault(boolean unique) {
        if (unplaced.isEmpty() || (mayAppend() && unique)) {
            return null;
        }
        var input = unplaced.getFirst().name();
        var why = mayAppend()
                ? "appending it would collide with another " + operation.method() + " operation."
                : "a POST may mean the collection or one item, so it is not appended.";
        return new OperationPlan.Fault(
                Code.PATH_INPUT_UNPLACED,
                "`" + operation.name() + "` takes the path input `" + input + "`, but its path `"
                        + inputs.path().path() + "` has no such placeholder, and " + why,
                "Write the place into the path, such as `path: " + path.path() + "`.");
    }
}
