package io.naftiko.cli.call;

import io.naftiko.cli.console.Refused;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.link.Linked;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tool or operation that is called, with where it comes from.
record Callee(String file, Linked linked, String server, Offer offer) {

    /// Finds the one that `name` means: a tool's or operation's name, alone or after its server's namespace and a dot,
    /// or an operation's method and path.
    ///
    /// @throws Refused when there is none, or several
    static Callee find(List<Plan> plans, String name) {
        var all = plans.stream().flatMap(Callee::in).toList();
        var found = all.stream().filter(each -> each.answersTo(name)).toList();
        return switch (found.size()) {
            case 0 -> throw unknown(name, all);
            case 1 -> found.getFirst();
            default -> throw ambiguous(name, found);
        };
    }

    private static Stream<Callee> in(Plan plan) {
        return plan.linked().stream()
                .flatMap(linked -> linked.servers().stream()
                        .flatMap(server -> server.offers().stream()
                                .map(offer -> new Callee(
                                        plan.file(), linked, server.exposes().namespace(), offer))));
    }

    String name() {
        return offer.unit().name();
    }

    private String fullName() {
        return server + "." + name();
    }

    private boolean answersTo(String wanted) {
        return wanted.equals(name())
                || wanted.equals(fullName())
                || switch (offer.unit().caller()) {
                    case Caller.Web web -> wanted.equals(web.method() + " " + web.path());
                    case Caller.Reader reader -> wanted.equals(reader.uri());
                    case Caller.Agent _, Caller.Prompter _ -> false;
                };
    }

    private static Refused unknown(String name, List<Callee> all) {
        var names = all.stream().map(Callee::name).distinct().sorted().toList();
        var proposal = Suggestion.didYouMean(name, names);
        var offered = names.isEmpty() ? "Nothing can be called." : "There are: " + String.join(", ", names) + ".";
        return Refused.usage(
                "there is no tool or operation `" + name + "`. " + (proposal == null ? offered : proposal));
    }

    private static Refused ambiguous(String name, List<Callee> found) {
        var candidates = found.stream()
                .map(each -> each.fullName() + " (" + each.file + ")")
                .collect(Collectors.joining(", "));
        return Refused.usage("`" + name + "` could be " + candidates + ".");
    }
}
