package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Tree;
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
import org.jspecify.annotations.Nullable;

/// Links the answer of a unit with steps: `mappings`, else `outputParameters` on all outputs, else the last step's.
///
record StepsOutput(StepOutputs steps, GivenValues values, StepReferences references, Problems problems) {

    /// The shape of the answer; empty where the last step's answer is the answer.
    ///
    /// @param raw whether the bytes of the last step's answer are already what an identity mapping means
    Optional<Output> link(List<Mapping> mappings, List<OutputParameter> outputs, boolean raw) {
        if (mappings.isEmpty()) {
            return new OutputLinker(steps::selector, values, problems)
                    .link(outputs.stream().map(StepsOutput::placed).toList())
                    .or(() -> raw || outputs.isEmpty()
                            ? Optional.empty()
                            : steps.selector("$").map(Output.Node::new));
        }
        var root = new Branch();
        mappings.forEach(mapping -> {
            var path = List.of(mapping.target().split("\\."));
            root.put(path, output(mapping, declared(path, outputs)));
        });
        return Optional.of(root.output());
    }

    /// An output that only has a name is what the step of that name came to, or that member of the last step's.
    private static OutputParameter placed(OutputParameter output) {
        return output.name() == null || output.value() != null || output.path() != null
                ? output
                : output.at(OutputLinker.member(output.name()));
    }

    /// What `outputParameters` say of a part of the answer; null when they say nothing.
    private static @Nullable OutputParameter declared(List<String> path, List<OutputParameter> outputs) {
        var found = outputs.stream()
                .filter(each -> path.getFirst().equals(each.name()))
                .findFirst()
                .orElse(null);
        return path.size() == 1 || found == null ? found : declared(path.subList(1, path.size()), found.properties());
    }

    private Output output(Mapping mapping, @Nullable OutputParameter declared) {
        var type = declared == null ? null : declared.type();
        var output =
                isPath(mapping.value()) ? OutputLinker.ofType(type, selector(mapping)) : value(mapping.value(), type);
        return declared == null ? output : OutputLinker.shortened(declared, output);
    }

    private Output value(Tree value, @Nullable String type) {
        references.check(value);
        return values.ofWith(value, type);
    }

    private static boolean isPath(Tree value) {
        return value instanceof Tree.Scalar scalar && OutputParameter.isPath(scalar);
    }

    private Selector selector(Mapping mapping) {
        var path = ((Tree.Scalar) mapping.value()).text().strip();
        if (!path.startsWith("$.")) {
            return invalid(path, mapping);
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
        return steps.selector(path).orElseGet(() -> invalid(path, mapping));
    }

    private Selector invalid(String path, Mapping mapping) {
        problems.add(
                Code.MAPPING_INVALID,
                mapping.place(),
                "`" + path + "` is no JSONPath that begins with the name of a step.",
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
