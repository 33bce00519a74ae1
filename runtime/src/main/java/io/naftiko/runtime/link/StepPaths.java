package io.naftiko.runtime.link;

import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.model.OutputParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Paths on what one step comes to: the outputs that its operation names, and beside these the whole answer.
///
/// The step itself is the object of the named outputs, or where the API answers an array, that array with the named
/// outputs added to each element. An output that is the whole answer under a name changes nothing.
final class StepPaths {

    /// All of it, or elements of it by their positions.
    private static final Pattern WHOLE = Pattern.compile("\\$\\.?|\\$\\s*\\[[^'\"].*");

    private final OperationPaths answer;
    private final SequencedMap<String, Selector> named = new LinkedHashMap<>();

    /// Paths on a value of which nothing is known.
    StepPaths() {
        this(List.of());
    }

    StepPaths(List<OutputParameter> outputs) {
        answer = new OperationPaths(outputs);
        for (var output : outputs) {
            name(output.name(), output.path());
        }
    }

    private void name(@Nullable String name, @Nullable String path) {
        if (name != null && path != null) {
            Selector.of(path).ifPresent(found -> name(name, found));
        }
    }

    private void name(String name, Selector selector) {
        if (!(selector instanceof Selector.Root)) {
            named.put(name, selector);
        }
    }

    /// What the step itself is; empty where that is the whole answer.
    Optional<Selector> whole() {
        return named.isEmpty() ? Optional.empty() : Optional.of(new Selector.Projected(named));
    }

    /// The same with what the answer has besides; empty where that is the whole answer.
    Optional<Selector> wholeBeside() {
        return named.isEmpty() ? Optional.empty() : Optional.of(new Selector.Beside(new Selector.Projected(named)));
    }

    /// The selector of `path`; empty when it is no JSONPath.
    Optional<Selector> selector(String path) {
        var member = Selector.firstMember(path).orElse("");
        var output = named.get(member);
        if (output != null) {
            return Selector.of("$" + path.strip().substring(2 + member.length()))
                    .map(inner -> new Selector.Then(output, inner));
        }
        return !named.isEmpty() && WHOLE.matcher(path.strip()).matches()
                ? Selector.of(path).map(inner -> new Selector.Then(new Selector.Projected(named), inner))
                : answer.selector(path);
    }
}
