package io.naftiko.runtime.link;

import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.model.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the steps of one block come to, as far as they are linked, and those of the blocks around it: later names find
/// it here.
///
/// It knows which outputs somebody reads; the others need not be decoded when the unit runs.
final class StepOutputs {

    private final @Nullable StepOutputs outer;
    private final SequencedMap<String, StepPaths> steps = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>();

    /// The outputs of the outermost block.
    StepOutputs() {
        this(null);
    }

    /// The outputs of a block inside of another.
    StepOutputs(@Nullable StepOutputs outer) {
        this.outer = outer;
    }

    void add(String step, StepPaths paths) {
        steps.put(step, paths);
    }

    /// All names that can be read here: those of the outer blocks first.
    List<String> names() {
        var names = new ArrayList<>(outer == null ? List.<String>of() : outer.names());
        names.addAll(steps.keySet());
        return names;
    }

    /// Notes that something reads all that can be read here.
    void readAll() {
        names().forEach(this::reading);
    }

    /// Whether somebody reads what a step of this very block comes to.
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
        return reading(step).selector("$" + rest).map(selector -> new Expression.Output(step, rest, selector::select));
    }

    private Optional<Selector> within(String step, String path) {
        return reading(step).selector(path).map(inner -> new Selector.Within(step, inner));
    }

    /// The paths on what a step comes to, which somebody now reads.
    private StepPaths reading(String step) {
        var paths = steps.get(step);
        if (paths == null) {
            return outer == null ? new StepPaths() : outer.reading(step);
        }
        read.add(step);
        return paths;
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
        return names().stream()
                .filter(step -> text.startsWith(step) && isPath(text.substring(step.length())))
                .max(java.util.Comparator.comparingInt(String::length))
                .map(step -> Map.entry(step, text.substring(step.length())));
    }

    private static boolean isPath(String rest) {
        return rest.isEmpty() || rest.matches("[.\\[].*\\S");
    }
}
