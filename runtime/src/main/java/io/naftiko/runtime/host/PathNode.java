package io.naftiko.runtime.host;

import io.naftiko.runtime.http.PercentEncoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What follows one segment of a path: a tree that grows while the table is built, and never after.
final class PathNode {

    private final Map<String, PathNode> literals = new HashMap<>();
    private final List<Partial> partials = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<Endpoint> tails = new ArrayList<>();
    private @Nullable PathNode whole;

    /// A segment that is literal in part.
    record Partial(SegmentPattern pattern, PathNode next) {}

    /// The node behind `pattern`, new or known already.
    PathNode grow(SegmentPattern pattern) {
        if (pattern.isLiteral()) {
            var text = PercentEncoding.decode(pattern.literals().getFirst());
            return literals.computeIfAbsent(text, _ -> new PathNode());
        }
        if (pattern.isWhole()) {
            whole = whole == null ? new PathNode() : whole;
            return whole;
        }
        return growPartial(pattern);
    }

    private PathNode growPartial(SegmentPattern pattern) {
        for (var known : partials) {
            if (known.pattern().literals().equals(pattern.literals())) {
                return known.next();
            }
        }
        var partial = new Partial(pattern, new PathNode());
        partials.add(partial);
        partials.sort(Comparator.comparingInt(each -> -each.pattern().literalLength()));
        return partial.next();
    }

    /// Ends a path here. The one that asks more of the query comes first.
    void end(Endpoint endpoint) {
        var all = endpoint.tail() ? tails : endpoints;
        all.add(endpoint);
        all.sort(Comparator.comparingInt(each -> -each.constants().values().size()));
    }

    @Nullable
    PathNode literal(String segment) {
        return literals.get(PercentEncoding.decode(segment));
    }

    List<Partial> partials() {
        return partials;
    }

    @Nullable
    PathNode whole() {
        return whole;
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    /// Those that take whatever is left of a path.
    List<Endpoint> tails() {
        return tails;
    }
}
