package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.util.ArrayList;
import java.util.List;

/// The values that an operation does not declare, each with the part of the request in which it is sent all the same.
final class ExtraKeys {

    private final Unit unit;
    private final OperationPlan plan;
    private final Problems problems;
    private final List<String> query = new ArrayList<>();
    private final List<String> body = new ArrayList<>();

    ExtraKeys(Unit unit, OperationPlan plan, Problems problems) {
        this.unit = unit;
        this.plan = plan;
        this.problems = problems;
    }

    List<String> query() {
        return query;
    }

    List<String> body() {
        return body;
    }

    void addToBody(String name) {
        body.add(name);
    }

    /// Finds the place of a key of `with`, or reports that there is none.
    void place(String key) {
        var data = plan.body().data();
        if (data != null && data.has(key)) {
            body.add(key);
            return;
        }
        switch (plan.operation().method()) {
            case "GET", "HEAD", "OPTIONS" -> query.add(key);
            case "DELETE" -> {
                reportUnplaced(key);
                return;
            }
            default -> body.add(key);
        }
        problems.add(
                Code.WITH_KEY_UNDECLARED,
                placeOf(key),
                "`" + plan.call() + "` does not declare `" + key + "`; it is sent "
                        + (query.contains(key) ? "in the query." : "as a field of the body."),
                plan.closestInput(key).orElse(null));
    }

    private void reportUnplaced(String key) {
        problems.add(
                Code.WITH_KEY_UNPLACED,
                placeOf(key),
                "`" + plan.call() + "` does not declare `" + key + "`, and a DELETE has no place for it.",
                plan.closestInput(key)
                        .orElse("Declare it in the `inputParameters` of `"
                                + plan.operation().name() + "`, such as `{name: " + key + ", in: query}`."));
    }

    private Place placeOf(String key) {
        var value = unit.with().get(key);
        return value == null ? unit.place() : value.place();
    }
}
