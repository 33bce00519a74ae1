package io.naftiko.runtime.link;

import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.model.Expression;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// What the steps of one unit come to, as far as they are linked: later names find it here.
///
/// It knows which outputs somebody reads; the others need not be decoded when the unit runs.
final class StepOutputs {

    private final SequencedMap<String, StepPaths> steps = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>();

    void add(String step, StepPaths paths) {
        steps.put(step, paths);
    }

    Set<String> names() {
        return steps.keySet();
    }

    boolean isRead(String step) {
        return read.contains(step);
    }

    /// The output that `text` names: `step`, `step.field`, `steps.step.field`, or the same after `$.`.
    Optional<Expression> find(String text) {
        return split(unrooted(text)).flatMap(found -> expression(found.getKey(), found.getValue()));
    }

    /// A path on all outputs: one that begins with no step's name is on the last step's output.
    ///
    /// @return empty when it is no JSONPath
    Optional<Selector> selector(String path) {
        var named = path.strip().startsWith("$.")
                ? split(path.strip().substring(2))
                : Optional.<Map.Entry<String, String>>empty();
        return named.map(found -> within(found.getKey(), "$" + found.getValue()))
                .orElseGet(() -> within(steps.lastEntry().getKey(), path));
    }

    private Optional<Expression> expression(String step, String rest) {
        var paths = steps.getOrDefault(step, new StepPaths());
        return paths.selector("$" + rest).map(selector -> {
            read.add(step);
            return new Expression.Output(step, rest, selector::select);
        });
    }

    private Optional<Selector> within(String step, String path) {
        read.add(step);
        return steps.getOrDefault(step, new StepPaths()).selector(path).map(inner -> new Selector.Within(step, inner));
    }

    /// Whether `text` can name nothing but a step.
    static boolean mustName(String text) {
        return text.startsWith("$.") || text.startsWith("steps.");
    }

    private static String unrooted(String text) {
        return text.startsWith("$.") ? text.substring(2) : text.startsWith("steps.") ? text.substring(6) : text;
    }

    /// The step's name and what follows it, such as `.dock[0]`; the longest name that fits.
    private Optional<Map.Entry<String, String>> split(String text) {
        return steps.keySet().stream()
                .filter(step -> text.startsWith(step) && isPath(text.substring(step.length())))
                .max(java.util.Comparator.comparingInt(String::length))
                .map(step -> Map.entry(step, text.substring(step.length())));
    }

    private static boolean isPath(String rest) {
        return rest.isEmpty() || rest.matches("[.\\[].*\\S");
    }
}
