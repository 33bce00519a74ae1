package io.naftiko.runtime.link;

import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Variables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a name in a template or address means: a caller's input, or a variable.
final class Names {

    private static final List<String> ROOTS = List.of("tools.", "rest.");
    private static final List<String> PLACES = List.of("path.", "query.", "header.", "body.");
    private static final Pattern SCREAMING = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    private final Variables variables;
    private final List<String> own;
    private final StepOutputs steps;
    private final boolean ofAnswer;

    /// Creates the names as one server, or one aggregate, of a capability sees them.
    ///
    /// @param own the namespaces that may stand before a caller's input
    Names(Variables variables, List<String> own) {
        this(variables, own, new StepOutputs(), false);
    }

    private Names(Variables variables, List<String> own, StepOutputs steps, boolean ofAnswer) {
        this.variables = variables;
        this.own = List.copyOf(own);
        this.steps = steps;
        this.ofAnswer = ofAnswer;
    }

    /// These names, and those of the steps that came before.
    Names after(StepOutputs earlier) {
        return new Names(variables, own, earlier, ofAnswer);
    }

    /// These names, and paths such as `$.ship.name` on the answer.
    Names ofAnswer() {
        return new Names(variables, own, steps, true);
    }

    /// The output of an earlier step that `text` names, or the part of the answer.
    Optional<Expression> output(String text) {
        var output = steps.find(text);
        return output.isPresent() || !ofAnswer || !text.startsWith("$")
                ? output
                : Selector.of(text).map(path -> new Expression.Output(Scope.ANSWER, text, path::select));
    }

    /// Whether `name` is a variable, unless an input of that name is nearer.
    boolean isVariable(String name) {
        int dot = name.indexOf('.');
        return variables.declares(name)
                || (dot > 0 && variables.isNamespace(name.substring(0, dot)))
                || SCREAMING.matcher(name).matches();
    }

    Expression.Variable variable(String name) {
        return new Expression.Variable(
                variables.localName(name), variables.find(name).orElse(null));
    }

    /// The caller's input that a template's name means: `tools.x` is `x`.
    String input(String name) {
        for (var root : ROOTS) {
            if (name.startsWith(root)) {
                return name.substring(root.length());
            }
        }
        return own.stream()
                .filter(each -> name.startsWith(each + "."))
                .findFirst()
                .map(each -> name.substring(each.length() + 1))
                .orElse(name);
    }

    /// Whether `text` names a caller's input by its root.
    boolean isReference(String text) {
        return !input(text).equals(text) && !text.contains("{{");
    }

    /// The input that a reference of `with` names, with the place where a web client puts it when the reference says
    /// so.
    Reference reference(String text) {
        var name = input(text);
        if (text.startsWith("rest.")) {
            for (var place : PLACES) {
                if (name.startsWith(place)) {
                    return new Reference(name.substring(place.length()), place.substring(0, place.length() - 1));
                }
            }
        }
        return new Reference(name, null);
    }

    /// A caller's input as `with` names it.
    ///
    /// @param in the place that the reference says; null when it says none
    record Reference(String name, @Nullable String in) {}

    /// The variable that a placeholder of a `baseUri` means: a bind of that name, of its `SCREAMING_SNAKE` form, or
    /// the only bind that ends in it; else the form itself, from the environment.
    String addressVariable(String placeholder) {
        var local = variables.localName(placeholder);
        var snake = local.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toUpperCase(Locale.ROOT);
        if (variables.declares(local)) {
            return local;
        }
        if (variables.declares(snake)) {
            return snake;
        }
        var ending = variables.names().stream()
                .filter(name -> name.endsWith("_" + snake))
                .toList();
        return ending.size() == 1 ? ending.getFirst() : snake;
    }
}
