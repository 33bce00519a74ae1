package io.naftiko.runtime.link;

import io.naftiko.runtime.consume.BodyTemplate;
import io.naftiko.runtime.consume.CallTemplate;
import io.naftiko.runtime.consume.Fillable;
import io.naftiko.runtime.consume.HeaderTemplate;
import io.naftiko.runtime.consume.Named;
import io.naftiko.runtime.consume.QueryTemplate;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Input.Destination;
import io.naftiko.runtime.model.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Builds the request of a call whose sources are all found.
final class RequestBuilder {

    private final LinkedCall call;
    private final OperationPlan plan;
    private final Sources sources;
    private final Names names;
    private final AddressBuilder address;

    RequestBuilder(LinkedCall call, Names names, @Nullable String baseUri) {
        this.call = call;
        this.plan = call.plan();
        this.sources = call.sources();
        this.names = names;
        this.address = new AddressBuilder(plan, sources, names, baseUri);
    }

    Fillable<Request> request() {
        var template = new CallTemplate(
                plan.operation().method(),
                address.url(),
                new QueryTemplate(query()),
                new HeaderTemplate(headers(), placed("cookie")),
                body());
        return template.settled();
    }

    String shownAddress() {
        return address.shown();
    }

    private List<Named> query() {
        var all = new ArrayList<Named>();
        address.filledQuery().forEach(pair -> all.add(new Named(pair[0], queryText(pair[1]))));
        all.addAll(placed("query"));
        call.extraQuery().forEach(name -> sources.of(name).ifPresent(source -> all.add(new Named(name, source))));
        return all;
    }

    private Expression queryText(String text) {
        return sources.ofText(text.replaceAll("(?<![{$])\\{([^{}]+)\\}(?!\\})", "{{$1}}"));
    }

    private List<Named> headers() {
        var all = placed("header");
        plan.path()
                .amazonTarget()
                .ifPresent(target -> all.add(new Named("X-Amz-Target", Expression.Constant.of(target))));
        return all;
    }

    /// The values that go to one part of the request: what is supplied, then what the file fixes.
    private List<Named> placed(String in) {
        var all = new ArrayList<Named>();
        Stream.concat(plan.inputs().stream(), plan.supplied().stream())
                .filter(each -> each.is(in))
                .forEach(each -> sources.of(each.name()).ifPresent(source -> all.add(new Named(each.name(), source))));
        plan.fixed().stream()
                .filter(each -> each.is(in))
                .forEach(each -> all.add(new Named(each.name(), FixedInputs.source(each, sources, names))));
        return all;
    }

    private BodyTemplate body() {
        return new BodyBuilder(plan, sources, bodyFields(), whole()).body();
    }

    private @Nullable Expression whole() {
        if (plan.passesBody() && call.extraBody().isEmpty()) {
            return sources.find("body");
        }
        return plan.inputs().stream()
                .filter(each -> Slots.isWhole(plan, each))
                .findFirst()
                .map(each -> sources.find(each.name()))
                .orElse(null);
    }

    /// The fields that stand beside the template of the body, or make the body when there is none.
    private SequencedMap<String, Expression> bodyFields() {
        var fields = new LinkedHashMap<String, Expression>();
        Stream.concat(plan.inputs().stream(), plan.pagingInputs().stream())
                .filter(this::isField)
                .forEach(each -> put(fields, each.name()));
        plan.fixed().stream()
                .filter(each -> each.is("body"))
                .forEach(each -> fields.put(each.name(), FixedInputs.source(each, sources, names)));
        call.extraBody().forEach(name -> put(fields, name));
        plan.api().authentication().credentials().stream()
                .filter(each -> each.in().equals("body"))
                .forEach(each ->
                        fields.put(each.name(), sources.ofText(each.value().source())));
        return fields;
    }

    private boolean isField(Parameter parameter) {
        return parameter.is("body") && !Slots.isWhole(plan, parameter) && !plan.readsInTemplate(parameter.name());
    }

    private void put(SequencedMap<String, Expression> fields, String name) {
        sources.of(name).ifPresent(source -> fields.put(name, source));
    }

    /// What the file fixes of the call, with its place.
    List<Placed> constants() {
        return call.slots()
                .filled()
                .filter(each ->
                        sources.of(each.name()).filter(RequestBuilder::isFixed).isPresent())
                .map(each -> new Placed(each, sources.of(each.name()).orElseThrow()))
                .toList();
    }

    private static boolean isFixed(Expression source) {
        return source instanceof Expression.Position(var start)
                ? start != null && isFixed(start)
                : !(source instanceof Expression.Input);
    }

    /// A place of the request with the source of its value.
    record Placed(Destination destination, Expression source) {}
}
