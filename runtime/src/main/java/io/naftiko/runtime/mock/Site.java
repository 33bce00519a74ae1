package io.naftiko.runtime.mock;

import io.naftiko.runtime.mock.Operation.Success;
import io.naftiko.runtime.mock.Resource.Looks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        return answers()
                .findFirst()
                .filter(each -> each.shape() instanceof Shape.Many)
                .isPresent();
    }

    /// What the one thing that is read or written here looks like; empty when there is none.
    Optional<Looks> thing() {
        return answers().flatMap(each -> looks(each).stream()).findFirst();
    }

    private static Optional<Looks> looks(Success success) {
        if (!(success.shape() instanceof Shape.One one)) {
            return Optional.empty();
        }
        var example = success.example();
        return Optional.of(
                new Looks(one.schema(), example == null || one.place().isEmpty() ? example : example.get(one.place())));
    }

    private Stream<Success> answers() {
        return operations.values().stream()
                .sorted(Comparator.comparing(each -> !each.reads()))
                .filter(each -> !each.removes())
                .map(Operation::success);
    }
}
