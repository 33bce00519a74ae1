package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import java.util.ArrayList;
import java.util.List;

/// Pairs what a caller gives under one name with the path input that it must feed under another.
///
/// @param callee the operation or function that is fed
record RoutePairing(Unit unit, String callee, Sources sources, Problems problems) {

    /// Pairs by name without case and punctuation, else when exactly one of each is left and must be fed.
    ///
    /// @param unread what the caller gives and nothing reads
    /// @param parameters what the callee must be fed
    /// @param templates what else it reads, which may be paired by its name only
    void pair(List<String> unread, List<Parameter> parameters, List<String> templates, InputDrafts inputs) {
        var given = new ArrayList<>(unread);
        var wanted = new ArrayList<>(
                parameters.stream().filter(each -> !sources.has(each.name())).toList());
        pairByEssence(given, wanted, inputs);
        pairTemplates(given, templates, inputs);
        wanted.removeIf(each -> !InputDrafts.isRequired(each));
        if (given.size() == 1 && wanted.size() == 1) {
            feed(given.getFirst(), wanted.getFirst(), inputs);
        }
    }

    private void pairByEssence(List<String> given, List<Parameter> wanted, InputDrafts inputs) {
        for (var parameter : List.copyOf(wanted)) {
            given.stream()
                    .filter(name -> PathText.essence(name).equals(PathText.essence(parameter.name())))
                    .findFirst()
                    .ifPresent(name -> {
                        given.remove(name);
                        wanted.remove(parameter);
                        feed(name, parameter, inputs);
                    });
        }
    }

    private void pairTemplates(List<String> given, List<String> templates, InputDrafts inputs) {
        for (var template : templates) {
            if (!sources.has(template)) {
                given.stream()
                        .filter(name -> PathText.essence(name).equals(PathText.essence(template)))
                        .findFirst()
                        .ifPresent(name -> {
                            given.remove(name);
                            feed(name, Parameter.undeclared(template, unit.place()), inputs);
                        });
            }
        }
    }

    private void feed(String name, Parameter parameter, InputDrafts inputs) {
        sources.supply(parameter.name(), new Expression.Input(name));
        if (!inputs.has(name)) {
            inputs.infer(name, parameter, null);
        }
        problems.add(
                Code.ROUTE_PARAMETER_RENAMED,
                unit.place(),
                "`" + name + "` is taken to be the path input `" + parameter.name() + "` of `" + callee + "`.",
                "Use one name for both, or say it in `with`.");
    }
}
