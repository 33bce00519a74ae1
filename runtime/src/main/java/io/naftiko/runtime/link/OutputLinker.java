package io.naftiko.runtime.link;

import io.naftiko.runtime.flow.Output;
import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.model.OutputParameter;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Links the outputs of a unit to the shape of its answer.
final class OutputLinker {

    private static final List<String> SCALARS = List.of("string", "number", "integer", "boolean");

    private final Map<String, String> consumed;
    private final Problems problems;

    /// Creates the linker.
    ///
    /// @param consumed the outputs of the called operation, on which a mapping may rely
    OutputLinker(List<OutputParameter> consumed, Problems problems) {
        this.consumed = new LinkedHashMap<>();
        consumed.forEach(each -> {
            if (each.name() != null && each.path() != null) {
                this.consumed.put(each.name(), each.path());
            }
        });
        this.problems = problems;
    }

    /// The shape that `outputs` describe; empty for the identity, which passes the answer as it came.
    Optional<Output> link(List<OutputParameter> outputs) {
        if (outputs.isEmpty() || (outputs.size() == 1 && isIdentity(outputs.getFirst()))) {
            return Optional.empty();
        }
        var unnamed = outputs.stream().filter(each -> each.name() == null).toList();
        return Optional.of(unnamed.isEmpty() ? members(outputs, new Selector.Root()) : root(unnamed.getFirst()));
    }

    private static boolean isIdentity(OutputParameter output) {
        return output.name() == null
                && output.value() == null
                && output.properties().isEmpty()
                && output.items() == null
                && (output.mapping() == null || isRoot(output.mapping()));
    }

    private static boolean isRoot(String mapping) {
        return mapping.equals("$") || mapping.equals("$.");
    }

    private Output root(OutputParameter output) {
        var mapping = output.mapping();
        var member = mapping == null ? Optional.<String>empty() : Selector.firstMember(mapping);
        if (mapping == null || member.isEmpty() || !consumed.containsKey(member.get())) {
            return output(output);
        }
        var name = member.get();
        var onOutput = consumed.getOrDefault(name, "$") + mapping.strip().substring(("$." + name).length());
        return new Output.Fallback(
                name, output(output), output(output, selector(onOutput.replace("$..", "$."), output)));
    }

    private Output output(OutputParameter output) {
        var mapping = output.mapping() == null ? output.path() : output.mapping();
        return output(output, mapping == null ? new Selector.Root() : selector(mapping, output));
    }

    private Output output(OutputParameter output, Selector selector) {
        var items = output.items();
        if (output.value() != null && output.path() == null) {
            return new Output.Fixed(output.value().json());
        }
        if (!output.properties().isEmpty()) {
            return members(output.properties(), selector);
        }
        if (items != null) {
            return isIdentity(items) ? new Output.Node(selector) : new Output.Elements(selector, output(items));
        }
        return isScalar(output.type())
                ? new Output.Scalar(selector, String.valueOf(output.type()))
                : new Output.Node(selector);
    }

    private Output members(List<OutputParameter> outputs, Selector selector) {
        var members = new LinkedHashMap<String, Output>();
        for (var each : outputs) {
            if (each.name() != null) {
                members.put(each.name(), selector instanceof Selector.Root ? root(each) : output(each));
            }
        }
        return new Output.Members(selector, members);
    }

    private static boolean isScalar(@Nullable String type) {
        return type != null && SCALARS.contains(type);
    }

    private Selector selector(String path, OutputParameter output) {
        return Selector.of(path).orElseGet(() -> {
            problems.add(
                    Code.MAPPING_INVALID,
                    output.place(),
                    "`" + path + "` is no JSONPath.",
                    "A path begins with `$`, such as `$.data[0].id`.");
            return new Selector.Root();
        });
    }
}
