package io.naftiko.cli.inspect;

import io.naftiko.cli.console.Output;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.link.Linked;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Unit;
import java.util.Map;
import java.util.TreeMap;

/// What was understood of all files together, in numbers.
final class Totals {

    private final Map<String, Integer> problems = new TreeMap<>();
    private int accepted;
    private int rejected;
    private int tools;
    private int operations;
    private int resources;
    private int prompts;

    /// Counts one more file.
    void add(Plan plan) {
        if (plan.accepted()) {
            accepted++;
        } else {
            rejected++;
        }
        plan.problems().forEach(problem -> problems.merge(problem.code().id(), 1, Integer::sum));
        plan.linked().ifPresent(linked -> linked.servers().forEach(this::add));
    }

    private void add(Linked.Server server) {
        server.offers().forEach(offer -> add(offer.unit()));
    }

    private void add(Unit unit) {
        switch (unit.caller()) {
            case Caller.Agent _ -> tools++;
            case Caller.Web _ -> operations++;
            case Caller.Reader _ -> resources++;
            case Caller.Prompter _ -> prompts++;
        }
    }

    private static String further(int count, String noun) {
        return count == 0 ? "" : ", " + count + " " + noun;
    }

    void write(Output output) {
        output.line(output.bold("%d files".formatted(accepted + rejected)) + ": " + accepted + " accepted, " + rejected
                + " rejected; " + tools + " tools, " + operations + " operations" + further(resources, "resources")
                + further(prompts, "prompts"));
        problems.forEach((code, count) -> output.line("%6d  %s".formatted(count, code)));
    }
}
