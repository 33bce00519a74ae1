package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;

/// Reports what a step's values name as a step, and is none that comes before it.
record StepReferences(Unit unit, Names names, StepOutputs outputs, Problems problems) {

    void check(Tree value) {
        switch (value) {
            case Tree.Fields fields -> fields.entries().values().forEach(this::check);
            case Tree.Items items -> items.items().forEach(this::check);
            case Tree.Scalar scalar -> check(scalar);
        }
    }

    private void check(Tree.Scalar scalar) {
        var text = scalar.text();
        if (StepOutputs.mustName(text)) {
            checkName(text, scalar.place());
        }
        Template.of(text).names().stream().filter(this::meansStep).forEach(name -> checkName(name, scalar.place()));
    }

    /// Whether a placeholder can be neither a caller's input nor a variable.
    private boolean meansStep(String name) {
        int dot = name.indexOf('.');
        return dot > 0
                && names.input(name).equals(name)
                && !names.isVariable(name)
                && unit.inputs().stream().map(Parameter::name).noneMatch(input -> isOrIn(name, input));
    }

    private static boolean isOrIn(String name, String input) {
        return name.equals(input) || name.startsWith(input + ".");
    }

    void checkName(String name, Place place) {
        if (outputs.find(name).isEmpty()) {
            report(step(name), place);
        }
    }

    private static String step(String name) {
        return name.replaceFirst("^(\\$\\.|steps\\.)", "").replaceFirst("[.\\[].*", "");
    }

    private void report(String step, Place place) {
        problems.add(
                Code.STEP_UNRESOLVED,
                place,
                "`" + step + "` names no step that comes before this one"
                        + (outputs.names().isEmpty() ? "." : ": " + String.join(", ", outputs.names()) + "."),
                Suggestion.didYouMean(step, outputs.names()));
    }
}
