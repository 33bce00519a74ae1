package io.naftiko.runtime.link;

import io.naftiko.runtime.flow.Output;
import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.model.Mapping;
import io.naftiko.runtime.model.OutputParameter;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Links the answer of a unit with steps: `mappings`, else `outputParameters` on all outputs, else the last step's.
record StepsOutput(StepOutputs steps, Problems problems) {

    /// The shape of the answer; empty where the last step's answer is the answer.
    ///
    /// @param raw whether the bytes of the last step's answer are already what an identity mapping means
    Optional<Output> link(List<Mapping> mappings, List<OutputParameter> outputs, boolean raw) {
        if (mappings.isEmpty()) {
            return new OutputLinker(steps::selector, problems)
                    .link(outputs)
                    .or(() -> raw || outputs.isEmpty()
                            ? Optional.empty()
                            : steps.selector("$").map(Output.Node::new));
        }
        var root = new Branch();
        mappings.forEach(mapping -> root.put(List.of(mapping.target().split("\\.")), output(mapping, outputs)));
        return Optional.of(root.output());
    }

    private Output output(Mapping mapping, List<OutputParameter> outputs) {
        var selector = selector(mapping);
        return outputs.stream()
                .filter(each -> mapping.target().equals(each.name()))
                .findFirst()
                .map(each -> OutputLinker.ofType(each.type(), selector))
                .orElseGet(() -> new Output.Node(selector));
    }

    private Selector selector(Mapping mapping) {
        var path = mapping.value().strip();
        if (!path.startsWith("$.")) {
            return invalid(mapping);
        }
        if (steps.find(path).isEmpty()) {
            var step = path.substring(2).replaceFirst("[.\\[].*", "");
            problems.add(
                    Code.STEP_UNRESOLVED,
                    mapping.place(),
                    "`" + step + "` names none of the steps: " + String.join(", ", steps.names()) + ".",
                    Suggestion.didYouMean(step, steps.names()));
            return new Selector.Root();
        }
        return steps.selector(path).orElseGet(() -> invalid(mapping));
    }

    private Selector invalid(Mapping mapping) {
        problems.add(
                Code.MAPPING_INVALID,
                mapping.place(),
                "`" + mapping.value() + "` is no JSONPath that begins with the name of a step.",
                "Write it like `$." + steps.names().iterator().next() + ".id`.");
        return new Selector.Root();
    }

    /// A nested object of the answer, while the mappings are gathered.
    private static final class Branch {

        private final SequencedMap<String, Branch> branches = new LinkedHashMap<>();
        private Output leaf = new Output.Node(new Selector.Root());

        void put(List<String> path, Output output) {
            if (path.isEmpty()) {
                leaf = output;
            } else {
                branches.computeIfAbsent(path.getFirst(), _ -> new Branch()).put(path.subList(1, path.size()), output);
            }
        }

        Output output() {
            if (branches.isEmpty()) {
                return leaf;
            }
            var members = new LinkedHashMap<String, Output>();
            branches.forEach((name, branch) -> members.put(name, branch.output()));
            return new Output.Members(new Selector.Root(), members);
        }
    }
}
