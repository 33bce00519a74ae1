package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Suggestion;
import java.util.ArrayList;
import java.util.Optional;

/// Finds what a step names, and reports what names nothing.
record StepReferences(StepsContext context, Names names, StepOutputs outputs) {

    /// Reports what a value of `with` names as a step, and is none that comes before.
    void check(Tree value) {
        switch (value) {
            case Tree.Fields fields -> fields.entries().values().forEach(this::check);
            case Tree.Items items -> items.items().forEach(this::check);
            case Tree.Scalar scalar -> check(scalar);
        }
    }

    private void check(Tree.Scalar scalar) {
        if (StepOutputs.mustName(scalar.text())) {
            checkName(scalar.text(), scalar.place());
        }
        checkTemplate(scalar.text(), scalar.place());
    }

    private void checkTemplate(String text, Place place) {
        Template.of(text).names().stream().filter(this::meansStep).forEach(name -> checkName(name, place));
    }

    /// Text with places to fill.
    Expression text(String text, Place place) {
        checkTemplate(text, place);
        return context.reading(new Sources(names).ofText(text), place);
    }

    /// Whether a placeholder can be neither a caller's input nor a variable.
    private boolean meansStep(String name) {
        int dot = name.indexOf('.');
        return dot > 0
                && names.input(name).equals(name)
                && !names.isVariable(name)
                && context.unit().inputs().stream().map(Parameter::name).noneMatch(input -> isOrIn(name, input));
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
        context.problems()
                .add(
                        Code.STEP_UNRESOLVED,
                        place,
                        "`" + step + "` names no step that comes before this one"
                                + (outputs.names().isEmpty() ? "." : ": " + String.join(", ", outputs.names()) + "."),
                        Suggestion.didYouMean(step, outputs.names()));
    }

    /// What a name stands for, with or without the braces of a template: an earlier step or a part of it, an input of
    /// the caller, a variable. Empty, with a problem, when it is none of them.
    Optional<Expression> resolve(String written, Place place) {
        var name = Template.of(written).onlyPlaceholder().orElse(written).strip();
        var output = outputs.find(name);
        if (output.isPresent()) {
            return output;
        }
        var found = StepOutputs.mustName(name) ? Optional.<Expression>empty() : outside(name);
        if (found.isEmpty()) {
            reportName(name, place);
        }
        return found.map(expression -> context.reading(expression, place));
    }

    private Optional<Expression> outside(String name) {
        if (names.isReference(name)) {
            var input = names.reference(name).name();
            return context.hasInput(input) || !context.declaresInputs()
                    ? Optional.of(new Expression.Input(input))
                    : Optional.empty();
        }
        if (context.hasInput(name)) {
            return Optional.of(new Expression.Input(name));
        }
        return names.isVariable(name) ? Optional.of(names.variable(name)) : Optional.empty();
    }

    private void reportName(String name, Place place) {
        if (StepOutputs.mustName(name)) {
            report(step(name), place);
            return;
        }
        var known = new ArrayList<>(outputs.names());
        context.unit().inputs().forEach(each -> known.add(each.name()));
        context.problems()
                .add(
                        Code.STEP_UNRESOLVED,
                        place,
                        "`" + name + "` names no step that comes before this one, no input and no variable"
                                + (known.isEmpty() ? "." : ": there are " + String.join(", ", known) + "."),
                        Suggestion.didYouMean(step(name), known));
    }
}
