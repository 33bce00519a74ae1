package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// A path of hops from a value to one in it, such as `$.data[0]['last name']` or `$.data[*].id`: many times cheaper
/// than the general case.
///
/// With a hop to all it selects the array of what it finds, which may be empty.
record Walk(List<Hop> hops) implements Selector {

    private static final Pattern HOP = Pattern.compile("""
        \\.(?<member>[A-Za-z_][A-Za-z0-9_-]*)\
        |\\['(?<single>[^'"\\\\,]+)']\
        |\\["(?<double>[^'"\\\\,]+)"]\
        |\\[(?<index>[0-9]{1,9})]\
        |(?<all>\\[\\*]|\\.\\*)\
        """);

    Walk {
        hops = List.copyOf(hops);
    }

    /// One hop. Closed.
    sealed interface Hop {

        /// To the member of an object.
        record Member(String name) implements Hop {}

        /// To the element of an array.
        ///
        /// @param index from 0 on
        record Element(int index) implements Hop {}

        /// To all members of an object, or all elements of an array.
        record All() implements Hop {}
    }

    /// The walk of `path`; empty for a JSONPath that is no walk.
    ///
    /// An element behind a hop to all is none: where there is no such element, Jayway finds null.
    static Optional<Walk> of(String path) {
        var hops = new ArrayList<Hop>();
        var matcher = HOP.matcher(path);
        int at = 1;
        while (path.startsWith("$") && matcher.find(at) && matcher.start() == at) {
            hops.add(hop(matcher));
            at = matcher.end();
        }
        var walk = new Walk(hops);
        return path.startsWith("$") && at == path.length() && !walk.picksAmongAll()
                ? Optional.of(walk)
                : Optional.empty();
    }

    private boolean picksAmongAll() {
        return hops.subList(definite(), hops.size()).stream().anyMatch(Hop.Element.class::isInstance);
    }

    private static Hop hop(Matcher matcher) {
        for (var group : List.of("member", "single", "double")) {
            if (matcher.group(group) != null) {
                return new Hop.Member(matcher.group(group));
            }
        }
        var index = matcher.group("index");
        return index == null ? new Hop.All() : new Hop.Element(Integer.parseInt(index));
    }

    /// Puts `value` into the member to which this leads, where the object is there that is to hold it.
    void put(JsonNode root, JsonNode value) {
        if (isDefinite()
                && hops.getLast() instanceof Hop.Member(var name)
                && walked(root, hops.size() - 1) instanceof ObjectNode holder) {
            holder.set(name, value);
        }
    }

    /// How many hops lead to one value, before the first to all.
    int definite() {
        int all = hops.indexOf(new Hop.All());
        return all < 0 ? hops.size() : all;
    }

    @Override
    public boolean isDefinite() {
        return definite() == hops.size();
    }

    @Override
    public JsonNode select(JsonNode root) {
        if (isDefinite()) {
            return walked(root, hops.size());
        }
        var found = Json.array();
        gather(walked(root, definite()), definite(), found);
        return found;
    }

    private JsonNode walked(JsonNode root, int count) {
        var node = root;
        for (int i = 0; i < count; i++) {
            node = one(hops.get(i), node);
        }
        return node;
    }

    private static JsonNode one(Hop hop, JsonNode node) {
        return switch (hop) {
            case Hop.Member(var name) -> node.path(name);
            case Hop.Element(var index) -> node.path(index);
            case Hop.All _ -> MissingNode.getInstance();
        };
    }

    private void gather(JsonNode node, int done, ArrayNode found) {
        if (node.isMissingNode()) {
            return;
        }
        if (done == hops.size()) {
            found.add(node);
        } else if (hops.get(done) instanceof Hop.All) {
            node.forEach(each -> gather(each, done + 1, found));
        } else {
            gather(one(hops.get(done), node), done + 1, found);
        }
    }
}
