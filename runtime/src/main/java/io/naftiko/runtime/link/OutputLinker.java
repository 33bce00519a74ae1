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
    private final GivenValues values;
    private final Problems problems;

    /// Creates the linker.
    ///
    /// @param roots the selector of a path that begins at the root of the answer; empty when it is no JSONPath
    OutputLinker(Function<String, Optional<Selector>> roots, GivenValues values, Problems problems) {
        this.roots = roots;
        this.values = values;
        this.problems = problems;
    }

    /// The shape that `outputs` describe; empty for the identity, which passes the answer as it came.
    Optional<Output> link(List<OutputParameter> outputs) {
        if (outputs.isEmpty() || (outputs.size() == 1 && isIdentity(outputs.getFirst()))) {
            return Optional.empty();
        }
        var unnamed = outputs.stream().filter(each -> each.name() == null).findFirst();
        return Optional.of(unnamed.map(each -> output(each, roots)).orElseGet(() -> named(outputs)));
    }

    /// An object of outputs, of which an array or object without a path is the whole answer.
    private Output named(List<OutputParameter> outputs) {
        var placed = outputs.stream()
                .map(each -> each.path() == null && typed(each.type()) == null ? each.at("$") : each)
                .toList();
        return members(placed, new Selector.Root(), roots);
    }

    private static boolean isIdentity(OutputParameter output) {
        return output.name() == null
                && output.value() == null
                && output.maxLength() == null
                && output.properties().isEmpty()
                && output.values() == null
                && output.items() == null
                && (output.mapping() == null || isRoot(output.mapping()));
    }

    private static boolean isRoot(String path) {
        return path.equals("$") || path.equals("$.");
    }

    private Output output(OutputParameter output, Function<String, Optional<Selector>> paths) {
        return shortened(output, shape(output, paths));
    }

    private Output shape(OutputParameter output, Function<String, Optional<Selector>> paths) {
        var given = output.given();
        if (given != null) {
            return values.given(output, given);
        }
        var path = path(output);
        if (output.properties().isEmpty()) {
            return ofNode(output, selector(path, paths, output));
        }
        return isRoot(path)
                ? members(output.properties(), new Selector.Root(), paths)
                : members(output.properties(), selector(path, paths, output), Selector::of);
    }

    private Output ofNode(OutputParameter output, Selector selector) {
        var items = output.items();
        if (items != null) {
            return isIdentity(items)
                    ? new Output.Node(selector)
                    : new Output.Elements(selector, output(items, Selector::of));
        }
        return output.values() == null
                ? ofType(output.type(), selector)
                : new Output.Values(selector, output(output.values(), Selector::of));
    }

    private Output members(
            List<OutputParameter> outputs, Selector selector, Function<String, Optional<Selector>> paths) {
        var members = new LinkedHashMap<String, Output>();
        for (var each : outputs) {
            if (each.name() != null) {
                members.put(each.name(), output(each, paths));
            }
        }
        return new Output.Members(selector, members);
    }

    /// Without a path, an object of parts is made of the same node; anything else is the member of its name.
    private static String path(OutputParameter output) {
        if (output.path() != null) {
            return output.path();
        }
        return output.name() != null && output.properties().isEmpty() ? member(output.name()) : "$";
    }

    /// The JSONPath of a member.
    static String member(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_-]*") ? "$." + name : "$['" + name.replace("'", "\\'") + "']";
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

    /// What `selector` finds, made the declared type.
    static Output ofType(@Nullable String type, Selector selector) {
        var scalar = typed(type);
        return scalar == null ? new Output.Node(selector) : new Output.Scalar(selector, scalar);
    }

    /// The type where it is one that values are made; null for any other.
    static @Nullable String typed(@Nullable String type) {
        return type != null && SCALARS.contains(type) ? type : null;
    }

    static Output shortened(OutputParameter output, Output shaped) {
        return output.maxLength() == null ? shaped : new Output.Shortened(shaped, output.maxLength());
    }
}
