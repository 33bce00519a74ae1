package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.JsonScan;
import io.naftiko.runtime.flow.Walk.Hop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A place while it is made.
final class Branch {

    final List<Template.Hole> holes = new ArrayList<>();
    private final Map<Hop, Branch> inner = new LinkedHashMap<>();

    /// The place to which `hops` lead from here.
    Branch at(List<Hop> hops) {
        return hops.isEmpty()
                ? this
                : inner.computeIfAbsent(hops.getFirst(), _ -> new Branch()).at(hops.subList(1, hops.size()));
    }

    Place place() {
        var members = new ArrayList<Place.Member>();
        var elements = new ArrayList<Place.Element>();
        inner.forEach((hop, branch) -> {
            switch (hop) {
                case Hop.Member(var name) -> members.add(new Place.Member(new JsonScan.Name(name), branch.place()));
                case Hop.Element(var index) -> elements.add(new Place.Element(index, branch.place()));
                case Hop.All _ -> throw new IllegalArgumentException("a place is one");
            }
        });
        return new Place(holes, members, elements);
    }
}
