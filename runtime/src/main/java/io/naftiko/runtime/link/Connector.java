package io.naftiko.runtime.link;

import io.naftiko.runtime.consume.BoundedCall;
import io.naftiko.runtime.consume.Call;
import io.naftiko.runtime.consume.Fillable;
import io.naftiko.runtime.consume.Upstream;
import io.naftiko.runtime.consume.mcp.McpFormat;
import io.naftiko.runtime.document.NamedFiles;
import io.naftiko.runtime.flow.OffLane;
import io.naftiko.runtime.flow.Paged;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Format;
import io.naftiko.runtime.model.Forwarding;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Connects linked calls to the APIs that they call.
///
/// @param upstreams what sends the calls of one API
/// @param baseUris the address to use in place of the one in the file; empty to use that
/// @param limits of calls, where their API has none of its own
/// @param variables is told what each call needs
/// @param files reads the files that the capability names
/// @param maxBinaryBytes of answers that are bytes, as the server says it; null where it does not
record Connector(
        Map<String, Format> formats,
        Function<Consumes, Upstream> upstreams,
        Function<Consumes, Optional<String>> baseUris,
        Limits limits,
        VariableUse variables,
        NamedFiles files,
        @Nullable Long maxBinaryBytes,
        Problems problems) {

    /// A call that can be sent.
    ///
    /// @param format reads what is answered
    /// @param upstream what it calls, for people
    record Connection(Work work, Format format, Routine.Upstream upstream) {}

    /// This connector, which tells `use` what each call needs.
    Connector noting(VariableUse use) {
        return new Connector(formats, upstreams, baseUris, limits, use, files, null, problems);
    }

    /// This connector for the units of `server`.
    Connector of(Exposes server) {
        return new Connector(formats, upstreams, baseUris, limits, variables, files, server.maxBinaryBytes(), problems);
    }

    /// How the answers of an operation are read; empty, with a problem, when the engine does not read them.
    Optional<Format> format(OperationPlan plan) {
        if (plan.api().protocol() instanceof Consumes.Mcp) {
            return Optional.of(new OffLane(new McpFormat()));
        }
        var format = formats.get(plan.operation().format());
        if (format == null) {
            reportFormat(plan);
            return Optional.empty();
        }
        var operation = plan.operation();
        var links = new Format.Links(operation.format(), operation.outputSchema(), operation.place(), files, problems);
        return format.link(links).map(OffLane::new);
    }

    private void reportFormat(OperationPlan plan) {
        var name = plan.operation().format();
        problems.add(
                Code.FORMAT_UNSUPPORTED,
                plan.operation().place(),
                "`outputRawFormat: " + name + "` is not one that the engine reads: "
                        + String.join(", ", formats.keySet()) + ".",
                Suggestion.didYouMean(name, formats.keySet()));
    }

    /// A call whose answer is read.
    Connection connect(Unit unit, LinkedCall call, Names names, Format format) {
        return connect(unit, call, names, format, Upstream::whole);
    }

    /// A call at whose answer nobody looks: it may be passed on while it comes in.
    Connection pass(Unit unit, LinkedCall call, Names names, Format format) {
        return connect(unit, call, names, format, Upstream::passing);
    }

    private Connection connect(
            Unit unit, LinkedCall call, Names names, Format format, Function<Upstream, Handler> side) {
        var builder = builder(call, names);
        var work = work(
                unit,
                call.plan(),
                builder.request(),
                (request, upstream) -> calls(call, format, request, side.apply(upstream)));
        return new Connection(bounded(work, unit, call.plan()), format, upstream(call.plan(), builder));
    }

    /// A web client gets bytes as long as an API may send, unless the file says otherwise.
    private Work bounded(Work call, Unit unit, OperationPlan plan) {
        var declared = Stream.of(plan.operation().maxBinaryBytes(), plan.api().maxBinaryBytes(), maxBinaryBytes)
                .filter(Objects::nonNull)
                .findFirst();
        boolean isBytes = plan.operation().format().equals("binary");
        return declared.isEmpty() && !isBytes && unit.caller() instanceof Caller.Web
                ? call
                : new BoundedCall(call, declared.orElse(BoundedCall.DEFAULT_MAX_BYTES), isBytes);
    }

    /// A request of some caller that can be sent on.
    ///
    /// @param upstream what it is sent to, for people
    record Relay(Work work, Routine.Upstream upstream) {}

    /// @param call of the API's own address
    Relay forward(Unit unit, LinkedCall call, Names names, BiFunction<Fillable<Request>, Handler, Work> make) {
        var builder = builder(call, names);
        var plan = call.plan();
        var upstream = new Routine.Upstream(
                plan.api().namespace(),
                null,
                Route.ANY,
                builder.shownAddress() + "/{" + Forwarding.PATH + "}",
                plan.api().authentication().credentials(),
                builder.constants().stream().map(Shown::fixed).toList(),
                true,
                true,
                plan.operation().format());
        var work = work(unit, plan, builder.request(), (request, api) -> make.apply(request, api.passing()));
        return new Relay(work, upstream);
    }

    private RequestBuilder builder(LinkedCall call, Names names) {
        return new RequestBuilder(call, names, baseUris.apply(call.plan().api()).orElse(null));
    }

    private Work work(
            Unit unit,
            OperationPlan plan,
            Fillable<Request> request,
            BiFunction<Fillable<Request>, Upstream, Work> make) {
        variables.note(unit, request, plan);
        return make.apply(request, upstreams.apply(plan.api()));
    }

    /// A call, or where the operation comes in pages, one for each of them.
    private Work calls(LinkedCall call, Format format, Fillable<Request> request, Handler upstream) {
        var paging = call.plan().paging();
        if (paging == null) {
            return new Call(request, upstream, false);
        }
        var rules = paging.rules(call.sources(), call.plan().api().limits().or(limits));
        return new Paged(new Call(request, upstream, paging.input() == null), format, rules);
    }

    private static Routine.Upstream upstream(OperationPlan plan, RequestBuilder builder) {
        return new Routine.Upstream(
                plan.call(),
                plan.operation().description(),
                plan.operation().method(),
                builder.shownAddress(),
                plan.api().authentication().credentials(),
                builder.constants().stream().map(Shown::fixed).toList(),
                plan.passesBody(),
                plan.takesOpaqueBody(),
                plan.operation().format(),
                plan.operation().paging());
    }
}
