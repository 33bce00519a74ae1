package io.naftiko.runtime.link;

import io.naftiko.runtime.flow.Output;
import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.model.OutputParameter;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Links the outputs of a unit to the shape of its answer.
final class OutputLinker {

    private static final List<String> SCALARS = List.of("string", "number", "integer", "boolean");

    private final Function<String, Optional<Selector>> roots;
    private final Problems problems;

    /// Creates the linker.
    ///
    /// @param roots the selector of a path that begins at the root of the answer; empty when it is no JSONPath
    OutputLinker(Function<String, Optional<Selector>> roots, Problems problems) {
        this.roots = roots;
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
        var path = path(output);
        return output.properties().isEmpty() || !isRoot(path)
                ? output(output, selector(path, roots, output))
                : members(output.properties(), new Selector.Root());
    }

    private static String path(OutputParameter output) {
        var path = output.mapping() == null ? output.path() : output.mapping();
        return path == null ? "$" : path;
    }

    private Output output(OutputParameter output) {
        return output(output, selector(path(output), Selector::of, output));
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
        return ofType(output.type(), selector);
    }

    /// What `selector` finds, made the declared type.
    static Output ofType(@Nullable String type, Selector selector) {
        return type != null && SCALARS.contains(type) ? new Output.Scalar(selector, type) : new Output.Node(selector);
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

    private Selector selector(String path, Function<String, Optional<Selector>> paths, OutputParameter output) {
        return paths.apply(path).orElseGet(() -> {
            problems.add(
                    Code.MAPPING_INVALID,
                    output.place(),
                    "`" + path + "` is no JSONPath.",
                    "A path begins with `$`, such as `$.data[0].id`.");
            return new Selector.Root();
        });
    }
}
