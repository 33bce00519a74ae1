package io.naftiko.runtime.mock;

import io.naftiko.runtime.mock.Operation.Success;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A path of a document with its operations by method.
record Site(PathTemplate path, Map<String, Operation> operations) {

    /// The paths of a document, the shorter first.
    static List<Site> of(List<Operation> operations) {
        var sites = new LinkedHashMap<PathTemplate, Map<String, Operation>>();
        for (var each : operations) {
            sites.computeIfAbsent(each.path(), _ -> new LinkedHashMap<>()).put(each.method(), each);
        }
        var all = new ArrayList<Site>();
        sites.forEach((path, byMethod) -> all.add(new Site(path, byMethod)));
        all.sort(Comparator.comparingInt(site -> site.path().segments().size()));
        return all;
    }

    @Nullable
    Operation get() {
        return operations.get("GET");
    }

    boolean isWritten() {
        return operations.values().stream().anyMatch(each -> each.writes() && each.payload() != null);
    }

    /// Whether things are listed or created here.
    boolean keeps() {
        return list().isPresent() || operations.containsKey("POST");
    }

    boolean isChanged() {
        return operations.values().stream().anyMatch(each -> !each.reads());
    }

    /// The list that is read here; empty when none is.
    Optional<Shape.Many> list() {
        var get = get();
        return get != null && get.success().shape() instanceof Shape.Many many ? Optional.of(many) : Optional.empty();
    }

    boolean answersLists() {
        return shapes().findFirst().filter(Shape.Many.class::isInstance).isPresent();
    }

    /// The schema of the one thing that is read or written here; empty when there is none.
    Optional<JsonNode> thing() {
        return shapes().filter(Shape.One.class::isInstance)
                .map(shape -> ((Shape.One) shape).schema())
                .findFirst();
    }

    private Stream<Shape> shapes() {
        return operations.values().stream()
                .sorted(Comparator.comparing(each -> !each.reads()))
                .filter(each -> !each.removes())
                .map(Operation::success)
                .map(Success::shape);
    }
}
