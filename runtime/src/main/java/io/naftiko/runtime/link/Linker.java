package io.naftiko.runtime.link;

import io.naftiko.runtime.consume.Upstream;
import io.naftiko.runtime.document.NamedFiles;
import io.naftiko.runtime.flow.Bulkhead;
import io.naftiko.runtime.http.Scopes;
import io.naftiko.runtime.model.Admission;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.Concurrency;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.model.Vocabulary;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Links capabilities: what it returns has no name left to look up.
public final class Linker {

    private final Vocabulary vocabulary;
    private final BiFunction<Consumes, Variables, Upstream> upstreams;
    private final Function<Consumes, Optional<String>> baseUris;
    private final Limits limits;
    private final Concurrency concurrency;

    /// Creates a linker.
    ///
    /// @param upstreams makes what sends the calls of one consumed API
    /// @param baseUris the address to use in place of the one in the file; empty to use that
    /// @param limits of calls, where their API has none of its own
    /// @param concurrency of each capability, where its file has none of its own
    public Linker(
            Vocabulary vocabulary,
            BiFunction<Consumes, Variables, Upstream> upstreams,
            Function<Consumes, Optional<String>> baseUris,
            Limits limits,
            Concurrency concurrency) {
        this.vocabulary = vocabulary;
        this.upstreams = upstreams;
        this.baseUris = baseUris;
        this.limits = limits;
        this.concurrency = concurrency;
    }

    /// The linked capability; units that are not well defined are left out, each with a problem.
    ///
    /// @param admissions how callers of a server come in whose units ask for scopes
    public Linked link(
            Capability capability,
            Variables variables,
            BiFunction<Exposes, Scopes, Admission> admissions,
            Problems problems) {
        var use = new VariableUse(variables, problems);
        var bulkhead = Bulkhead.of(capability.concurrency().or(concurrency));
        var files = new NamedFiles(problems);
        var handlers = new IdentityHashMap<Consumes, Upstream>();
        var connector = new Connector(
                vocabulary.formats(),
                api -> handlers.computeIfAbsent(api, each -> upstreams.apply(each, variables)),
                baseUris,
                limits,
                use,
                files,
                null,
                problems);
        var parts = new Parts(
                new Calls(capability, variables, problems),
                new Functions(capability, variables, problems),
                vocabulary,
                connector,
                capability.scripting(),
                problems);
        var servers = new ArrayList<Linked.Server>();
        for (var exposes : capability.exposes()) {
            var names = new Names(variables, capability.prefixes(exposes.namespace()));
            var units = new UnitLinker(parts.of(exposes), names, bulkhead);
            var offers = offers(exposes, units, parts);
            servers.add(new Linked.Server(exposes, offers, admissions.apply(exposes, UnitScopes.of(offers))));
            use.note(exposes);
        }
        parts.functions().linkAll(parts);
        reportEmpty(capability, problems);
        return new Linked(capability, variables, servers, use.units(), files.paths(), List.of());
    }

    private static List<Exposes.Offer> offers(Exposes exposes, UnitLinker linker, Parts parts) {
        var offers = new ArrayList<Exposes.Offer>();
        for (var declared : distinct(exposes, parts.problems())) {
            UnitScopes.effective(parts.functions().inherited(declared), exposes, parts.problems())
                    .ifPresent(unit ->
                            linker.link(unit).ifPresent(routine -> offers.add(new Exposes.Offer(unit, routine))));
        }
        return offers;
    }

    /// The units without those that another one of the server makes ambiguous.
    private static List<Unit> distinct(Exposes exposes, Problems problems) {
        var byKey = new LinkedHashMap<String, List<Unit>>();
        exposes.units()
                .forEach(unit ->
                        byKey.computeIfAbsent(key(unit), _ -> new ArrayList<>()).add(unit));
        return byKey.values().stream()
                .flatMap(same -> only(same, problems).stream())
                .toList();
    }

    private static Optional<Unit> only(List<Unit> same, Problems problems) {
        var first = same.getFirst();
        if (same.size() == 1) {
            return Optional.of(first);
        }
        var second = same.get(1);
        if (same.stream().allMatch(each -> isSame(first, each))) {
            problems.add(
                    Code.ROUTE_MERGED,
                    second.place(),
                    "`" + second.name() + "` is declared " + same.size()
                            + " times in the same way; it is served once.");
            return Optional.of(first);
        }
        reportDuplicate(first, second, same.size(), problems);
        return Optional.empty();
    }

    private static void reportDuplicate(Unit first, Unit second, int times, Problems problems) {
        switch (first.caller()) {
            case Caller.Agent _ ->
                problems.add(
                        Code.TOOL_DUPLICATE,
                        second.place(),
                        "The tool `" + first.name() + "` is declared " + times + " times; the first is on line "
                                + first.place().line() + ".",
                        "Give each tool a name of its own.");
            case Caller.Prompter _ ->
                problems.add(
                        Code.PROMPT_DUPLICATE,
                        second.place(),
                        "The prompt `" + first.name() + "` is declared " + times + " times; the first is on line "
                                + first.place().line() + ".",
                        "Give each prompt a name of its own.");
            case Caller.Reader reader ->
                problems.add(
                        Code.URI_DUPLICATE,
                        second.place(),
                        "The resource `" + reader.uri() + "` is declared " + times + " times; the first is on line "
                                + first.place().line() + ".",
                        "Give each resource a `uri` of its own.");
            case Caller.Web web ->
                problems.add(
                        Code.ROUTE_DUPLICATE,
                        second.place(),
                        "`" + web.method() + " " + web.path() + "` is declared " + times
                                + " times with different calls: "
                                + work(first) + " on line " + first.place().line() + ", " + work(second)
                                + " here.",
                        "Give each operation a path of its own.");
        }
    }

    private static String work(Unit unit) {
        return switch (unit.target()) {
            case Target.Call call -> "`" + call.name() + "`";
            case Target.Steps _ -> "steps";
            case Target.Forward forward -> "a forward to `" + forward.namespace() + "`";
            case Target.Mock _ -> "a mock";
            case Target.Files files -> "`" + files.location() + "`";
            case Target.Prompt _ -> "messages";
            case Target.Ref ref -> "`" + ref.name() + "`";
        };
    }

    private static String key(Unit unit) {
        return switch (unit.caller()) {
            case Caller.Agent _, Caller.Prompter _ -> unit.caller().noun() + " " + unit.name();
            case Caller.Web web -> web.method() + " " + PathText.shape(web.path());
            case Caller.Reader reader -> "resource " + PathText.shape(reader.uri());
        };
    }

    private static boolean isSame(Unit first, Unit other) {
        return first.caller() instanceof Caller.Web
                && first.scopes().equals(other.scopes())
                && switch (first.target()) {
                    case Target.Call(var name, var _) ->
                        other.target() instanceof Target.Call(var b, var _) && name.equals(b);
                    case Target.Ref(var name, var _) ->
                        other.target() instanceof Target.Ref(var b, var _) && name.equals(b);
                    case Target.Steps _, Target.Forward _, Target.Mock _, Target.Files _, Target.Prompt _ -> false;
                };
    }

    private static void reportEmpty(Capability capability, Problems problems) {
        boolean anyUnit =
                capability.exposes().stream().anyMatch(each -> !each.units().isEmpty());
        for (var exposes : capability.exposes()) {
            if (exposes.type().equals("rest") && exposes.units().isEmpty()) {
                problems.add(
                        anyUnit ? Code.SERVER_EMPTY : Code.NO_EXPOSES,
                        exposes.place(),
                        "The server `" + exposes.namespace() + "` exposes no operation.",
                        "Add `resources` with `operations`, or remove the server.");
            }
        }
    }
}
