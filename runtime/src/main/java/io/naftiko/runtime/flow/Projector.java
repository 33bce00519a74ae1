package io.naftiko.runtime.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.JsonScan;
import io.naftiko.runtime.flow.Walk.Hop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.StringNode;

/// Makes the projection of an output, where there is one.
final class Projector {

    /// A value that is gone through more often is cheaper to read into a tree.
    private static final int MOST_READINGS = 4;

    private boolean possible = true;

    Optional<Projection> projection(Output output) {
        var projection = of(output);
        return possible ? Optional.of(projection) : Optional.empty();
    }

    private Projection of(Output output) {
        return isObject(output) || !hops(selector(output)).isEmpty() ? template(output) : found(output);
    }

    private Template template(Output output) {
        var sketch = new Sketch();
        sketch.add(output, List.of());
        var root = sketch.root.place();
        possible &= root.readings() <= MOST_READINGS;
        return new Template(sketch.holes, sketch.text(), root);
    }

    /// Whether it is made of several values.
    private static boolean isObject(Output output) {
        return switch (output) {
            case Output.Members _, Output.Parts _ -> true;
            case Output.Shortened(var whole, var _) -> isObject(whole);
            case Output.Node _, Output.Scalar _, Output.Given _, Output.Values _, Output.Elements _ -> false;
        };
    }

    private static Selector selector(Output output) {
        return switch (output) {
            case Output.Node(var selector) -> selector;
            case Output.Scalar(var selector, var _) -> selector;
            case Output.Values(var selector, var _) -> selector;
            case Output.Elements(var selector, var _) -> selector;
            case Output.Members(var selector, var _) -> selector;
            case Output.Shortened(var whole, var _) -> selector(whole);
            case Output.Given _, Output.Parts _ -> new Selector.Root();
        };
    }

    private List<Hop> hops(Selector selector) {
        return switch (selector) {
            case Selector.Root _ -> List.of();
            case Walk(var hops) -> hops;
            case Selector.Within _,
                    Selector.Then _,
                    Selector.Projected _,
                    Selector.Beside _,
                    Selector.OrElse _,
                    Selector.Compiled _ -> {
                possible = false;
                yield List.of();
            }
        };
    }

    /// What is made of the value that the selector of `output` finds.
    private Projection found(Output output) {
        return switch (output) {
            case Output.Node _ -> new Projection.Whole();
            case Output.Scalar(var _, var type) -> new Projection.Typed(type);
            case Output.Given given -> new Projection.Given(given);
            case Output.Values(var _, var value) -> new Projection.Values(of(value));
            case Output.Elements(var _, var item) -> new Projection.Elements(of(item));
            case Output.Shortened(var whole, var maxLength) -> new Projection.Shortened(found(whole), maxLength);
            case Output.Members _, Output.Parts _ -> of(output);
        };
    }

    /// What is made of each value that the selector of `output` finds, where it finds an array of them.
    private Projection each(Output output) {
        return switch (output) {
            case Output.Elements(var _, var item) -> of(item);
            case Output.Shortened(var whole, var _) -> each(whole);
            case Output.Node _, Output.Scalar _, Output.Given _, Output.Values _, Output.Members _, Output.Parts _ ->
                new Projection.Whole();
        };
    }

    private static Search search(List<Hop> hops, Projection item) {
        if (hops.isEmpty()) {
            return new Search.Here(item);
        }
        var next = search(hops.subList(1, hops.size()), item);
        return switch (hops.getFirst()) {
            case Hop.Member(var name) -> new Search.InMember(new JsonScan.Name(name), next);
            case Hop.All _ -> new Search.InAll(next);
            case Hop.Element _ -> throw new IllegalArgumentException("no walk picks among all");
        };
    }

    /// A template while it is made.
    private final class Sketch {

        private final List<Template.Hole> holes = new ArrayList<>();
        private final Branch root = new Branch();
        private final StringBuilder text = new StringBuilder();

        /// Adds `output`, which is relative to the place to which `base` leads.
        void add(Output output, List<Hop> base) {
            switch (output) {
                case Output.Members(var selector, var members) -> addMembers(members, path(base, selector));
                case Output.Parts(var parts) -> addParts(parts, base);
                case Output.Shortened(var whole, var _) when isObject(whole) -> add(whole, base);
                case Output.Given _ -> hole(found(output));
                case Output.Node _, Output.Scalar _, Output.Values _, Output.Elements _, Output.Shortened _ ->
                    addValue(output, new Walk(path(base, selector(output))));
            }
        }

        private List<Hop> path(List<Hop> base, Selector selector) {
            var path = new ArrayList<>(base);
            path.addAll(hops(selector));
            return path;
        }

        private void addMembers(Map<String, Output> members, List<Hop> path) {
            if (!new Walk(path).isDefinite()) {
                possible = false;
                return;
            }
            text.append('{');
            members.forEach((name, member) -> {
                comma();
                text.append(Json.text(StringNode.valueOf(name))).append(':');
                add(member, path);
            });
            text.append('}');
        }

        private void addParts(List<Output> parts, List<Hop> base) {
            text.append('[');
            parts.forEach(part -> {
                comma();
                add(part, base);
            });
            text.append(']');
        }

        private void addValue(Output output, Walk path) {
            var hops = path.hops();
            var place = root.at(hops.subList(0, path.definite()));
            var searched = hops.subList(path.definite(), hops.size());
            place.holes.add(
                    hole(path.isDefinite() ? found(output) : new Projection.Found(search(searched, each(output)))));
        }

        private Template.Hole hole(Projection value) {
            var hole = new Template.Hole(holes.size(), text(), value);
            holes.add(hole);
            return hole;
        }

        /// The text behind the last hole.
        byte[] text() {
            var bytes = text.toString().getBytes(UTF_8);
            text.setLength(0);
            return bytes;
        }

        private void comma() {
            if (text.isEmpty() || "{[".indexOf(text.charAt(text.length() - 1)) < 0) {
                text.append(',');
            }
        }
    }
}
