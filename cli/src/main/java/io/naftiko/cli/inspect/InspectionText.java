package io.naftiko.cli.inspect;

import io.naftiko.cli.console.Output;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.link.Linked;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.SkillBundle;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.report.Problem;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What was understood of a file, as a tree for people: servers, their units, what each takes and calls.
final class InspectionText {

    private final Output output;

    InspectionText(Output output) {
        this.output = output;
    }

    void write(Plan plan) {
        var verdict = plan.accepted() ? output.green("accepted") : output.red("rejected");
        line(0, output.bold(plan.file()) + "  " + verdict);
        plan.linked().ifPresent(this::write);
        if (plan.shared()) {
            line(1, "shares definitions with files that import them, and serves nothing itself");
        }
        problems(plan);
        output.line("");
    }

    private void write(Linked linked) {
        linked.servers().forEach(this::server);
        linked.skills().forEach(this::skill);
        if (!linked.variableUse().isEmpty()) {
            line(1, output.bold("variables"));
            linked.variableUse().forEach((name, units) -> variable(linked, name, units));
        }
    }

    private void server(Linked.Server server) {
        var exposes = server.exposes();
        var port = exposes.address().port();
        line(
                1,
                output.bold(exposes.type() + " " + exposes.namespace())
                        + (port == null ? "" : " on port " + port)
                        + (exposes.transport().equals("http") ? "" : " (" + exposes.transport() + ")")
                        + (exposes.guard().asks()
                                ? ", asks for " + exposes.guard().type()
                                : ""));
        server.offers().forEach(this::unit);
    }

    private void skill(SkillBundle skill) {
        line(1, output.bold("skill " + skill.name()) + " of " + skill.origin().namespace());
        skill.tools().forEach(tool -> line(2, tool(tool)));
        skill.files().forEach(file -> line(2, file.path() + output.dim("  " + file.size() + " bytes")));
    }

    private static String tool(SkillBundle.Tool tool) {
        return tool.name()
                + switch (tool) {
                    case SkillBundle.Derived derived -> " is " + derived.action() + " of " + derived.server();
                    case SkillBundle.Instruction instruction -> " is in " + instruction.file();
                };
    }

    private void unit(Offer offer) {
        line(
                2,
                switch (offer.unit().caller()) {
                    case Caller.Agent _ -> offer.unit().name();
                    case Caller.Reader reader ->
                        "resource " + reader.uri() + "  " + offer.unit().name();
                    case Caller.Prompter _ -> "prompt " + offer.unit().name();
                    case Caller.Web web ->
                        web.method() + " " + web.path() + "  " + offer.unit().name();
                });
        if (offer.unit().target() instanceof Target.Ref ref) {
            line(3, "is " + ref.name());
        }
        offer.routine().inputs().forEach(this::input);
        var upstream = offer.routine().upstream();
        if (upstream != null) {
            upstream(3, upstream);
        }
        offer.routine().steps().forEach(step -> step(3, step));
    }

    private void input(Input input) {
        var to = input.to().stream()
                .map(each -> each.in().equals("body") ? "body" : each.in() + " " + each.name())
                .collect(Collectors.joining(", "));
        line(
                3,
                input.name() + ": " + (input.type() == null ? "any" : input.type())
                        + (input.required() ? ", required" : "") + output.dim(to.isEmpty() ? "" : " -> " + to));
    }

    private void step(int indent, Step.Shown step) {
        line(
                indent,
                ("step " + step.name()).strip() + " (" + step.type() + ")"
                        + (step.condition() == null ? "" : " if " + step.condition())
                        + (step.forEach() == null ? "" : " for each of " + step.forEach()));
        if (step.upstream() != null) {
            upstream(indent, step.upstream());
        }
        step.steps().forEach(each -> step(indent + 1, each));
        if (step.onError() != null) {
            line(indent, "on error: " + step.onError());
        }
        step.instead().forEach(each -> step(indent + 1, each));
    }

    private void upstream(int indent, Routine.Upstream upstream) {
        line(indent, "calls " + upstream.call() + ": " + upstream.method() + " " + upstream.urlTemplate());
        var paging = upstream.paging();
        if (paging != null) {
            line(
                    indent + 1,
                    "page by page (" + paging.type() + "): at most " + paging.maxPages() + " pages, "
                            + paging.maxItems() + " items");
        }
        upstream.constants()
                .forEach(each -> line(indent + 1, each.in() + " " + each.name() + " = " + Json.plain(each.value())));
        upstream.credentials().forEach(each -> line(indent + 1, each.in() + " " + each.name() + " = " + each.shown()));
    }

    private void variable(Linked linked, String name, Set<String> units) {
        boolean set = linked.variables().find(name).isPresent();
        line(
                2,
                name
                        + (set ? output.green(" set") : output.yellow(" not set"))
                        + output.dim("  for " + String.join(", ", units)));
    }

    private void problems(Plan plan) {
        list("errors", plan, plan.problems().stream().filter(Problem::isError).toList());
        list(
                "warnings",
                plan,
                plan.problems().stream().filter(each -> !each.isError()).toList());
    }

    private void list(String title, Plan plan, List<Problem> problems) {
        if (!problems.isEmpty()) {
            line(1, output.bold(title));
            problems.forEach(
                    each -> line(2, where(each, plan) + " [" + each.code().id() + "] " + each.message()));
        }
    }

    private static String where(Problem problem, Plan plan) {
        var place = problem.place();
        return (place.file().equals(plan.file()) ? "" : place.file() + " ") + "line " + place.line();
    }

    private void line(int depth, String text) {
        output.line("  ".repeat(depth) + text);
    }
}
