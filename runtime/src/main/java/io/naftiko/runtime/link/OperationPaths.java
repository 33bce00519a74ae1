package io.naftiko.runtime.link;

import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.model.OutputParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Paths on the answer of one operation, which may rely on the outputs that the operation names.
final class OperationPaths {

    private final Map<String, String> consumed = new LinkedHashMap<>();

    /// Paths on an answer of which nothing is known.
    OperationPaths() {
        this(List.of());
    }

    OperationPaths(List<OutputParameter> outputs) {
        outputs.forEach(each -> {
            if (each.name() != null && each.path() != null) {
                consumed.put(each.name(), each.path());
            }
        });
    }

    /// The selector of `path`: on the answer, and where that has no member of the path's first name, on the output.
    ///
    /// @return empty when it is no JSONPath
    Optional<Selector> selector(String path) {
        var member = Selector.firstMember(path).filter(consumed::containsKey);
        var onAnswer = Selector.of(path);
        return member.isEmpty() ? onAnswer : onAnswer.flatMap(first -> orElse(member.get(), first, path));
    }

    private Optional<Selector> orElse(String member, Selector first, String path) {
        var onOutput = consumed.getOrDefault(member, "$") + path.strip().substring(("$." + member).length());
        return Selector.of(onOutput.replace("$..", "$."))
                .map(other -> other.equals(first) ? first : new Selector.OrElse(member, first, other));
    }
}
