package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Input.Destination;
import io.naftiko.runtime.model.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The places of a request that one call fills, each with the name of its source.
final class Slots {

    private final OperationPlan plan;
    private final Sources sources;
    private final Set<Destination> slots = new LinkedHashSet<>();

    Slots(OperationPlan plan, Sources sources, List<String> extraQuery, List<String> extraBody) {
        this.plan = plan;
        this.sources = sources;
        Stream.concat(plan.inputs().stream(), plan.supplied().stream()).forEach(this::add);
        plan.templateNames().stream()
                .filter(name -> !isInBody(name))
                .forEach(name -> put(plan.isWholeTemplate(name) ? "body" : "body-template", name));
        extraQuery.forEach(name -> put("query", name));
        extraBody.forEach(name -> put("body-field", name));
        if (plan.passesBody() && extraBody.isEmpty()) {
            put("body", "body");
        }
    }

    private void add(Parameter parameter) {
        var name = parameter.name();
        if (!parameter.is("body")) {
            put(String.valueOf(parameter.in()), name);
        } else {
            put(isWhole(plan, parameter) || plan.isWholeTemplate(name) ? "body" : "body-field", name);
        }
    }

    private boolean isInBody(String name) {
        return plan.input(name).filter(each -> each.is("body")).isPresent();
    }

    private void put(String in, String name) {
        if (sources.has(name)) {
            slots.add(new Destination(in, name));
        }
    }

    /// One input named `body`, or the only one, of type object, is the whole body where no template says otherwise.
    static boolean isWhole(OperationPlan plan, Parameter parameter) {
        var inBody = Stream.concat(plan.inputs().stream(), plan.pagingInputs().stream())
                .filter(each -> each.is("body"))
                .toList();
        return plan.body().data() == null
                && inBody.size() == 1
                && parameter.is("body")
                && (parameter.name().equals("body") || "object".equals(parameter.type()));
    }

    boolean hasWholeBody() {
        return slots.stream().anyMatch(each -> each.in().equals("body") && !plan.passesBody());
    }

    /// Where the caller's input `name` goes.
    List<Destination> fedBy(String name) {
        return slots.stream().filter(slot -> reads(slot, name)).toList();
    }

    private boolean reads(Destination slot, String input) {
        return sources.of(slot.name()).stream().flatMap(Expression::inputs).anyMatch(input::equals);
    }

    /// Every place that something fills.
    Stream<Destination> filled() {
        return slots.stream();
    }
}
