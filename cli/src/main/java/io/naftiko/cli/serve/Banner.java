package io.naftiko.cli.serve;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.naftiko.runtime.fleet.Candidate;
import io.naftiko.runtime.host.Mounting;
import io.naftiko.runtime.host.Mounting.Served;
import io.naftiko.runtime.report.Problem;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What is said once everything is open: what is served where, what is missing, and how to connect.
final class Banner {

    private static final int MOST_UNITS = 4;

    private final Voice voice;

    Banner(Voice voice) {
        this.voice = voice;
    }

    void show(Mounting mounting, List<Candidate> candidates, boolean mocked) {
        servers(mounting.served());
        clashes(mounting);
        candidates.forEach(this::stdio);
        unset(candidates);
        mocks(mocked);
        new Entrances(mounting).show(voice);
        voice.tell("Ready. Ctrl-C stops it.");
    }

    void show(Spoken spoken, boolean mocked) {
        voice.tell(voice.bold(spoken.namespace()) + "  " + units(spoken.mount().count())
                + voice.dim("  " + spoken.file()));
        unset(List.of(spoken.candidate()));
        mocks(mocked);
        voice.tell("Ready. It speaks MCP on standard input and output, and ends with its input.");
    }

    private void mocks(boolean mocked) {
        if (mocked) {
            voice.tell("Mocks answer in the place of every API: nothing real is called.");
        }
    }

    private void servers(List<Served> served) {
        if (served.size() > Voice.MOST_LINES) {
            totals(served);
            return;
        }
        int width = served.stream()
                .mapToInt(server -> server.endpoint().length())
                .max()
                .orElse(0);
        for (var server : served) {
            voice.tell(voice.bold(("%-" + width + "s").formatted(server.endpoint())) + "  " + units(server.units())
                    + voice.dim("  " + server.file()));
        }
    }

    /// One line for the servers of each kind on each port.
    private void totals(List<Served> served) {
        served.stream()
                .collect(groupingBy(server -> origin(server) + "  " + server.type(), TreeMap::new, toList()))
                .forEach((place, there) -> voice.tell(voice.bold(place) + "  " + there.size() + " servers with "
                        + units(sum(there.stream().map(Served::units)))));
    }

    private static String origin(Served server) {
        var url = URI.create(server.url());
        return url.getScheme() + "://" + url.getAuthority();
    }

    /// `3 tools, 1 prompt`.
    static String units(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey() + (each.getValue() == 1 ? "" : "s"))
                .collect(joining(", "));
    }

    /// All of several counts together.
    static Map<String, Integer> sum(Stream<Map<String, Integer>> counts) {
        var sum = new LinkedHashMap<String, Integer>();
        counts.forEach(each -> each.forEach((noun, count) -> sum.merge(noun, count, Integer::sum)));
        return sum;
    }

    private void clashes(Mounting mounting) {
        voice.warnSome(mounting.problems().stream().map(Banner::line).toList());
    }

    static String line(Problem problem) {
        var proposal = problem.proposal() == null ? "" : " " + problem.proposal();
        return problem.place().file() + ": " + problem.message() + proposal;
    }

    private void stdio(Candidate candidate) {
        candidate
                .stdioServers()
                .forEach(server -> voice.warn(candidate.file() + ": `" + server
                        + "` has `transport: stdio`, so that no address leads to it. --transport stdio serves it."));
    }

    private void unset(List<Candidate> candidates) {
        var units = new TreeMap<String, Set<String>>();
        candidates.forEach(candidate -> candidate
                .site()
                .standing()
                .unset()
                .forEach((variable, users) ->
                        units.computeIfAbsent(variable, _ -> new TreeSet<>()).addAll(users)));
        voice.warnSome(units.entrySet().stream().map(Banner::unset).toList());
    }

    static String unset(Map.Entry<String, Set<String>> variable) {
        var users = variable.getValue();
        var named = String.join(", ", users.stream().limit(MOST_UNITS).toList());
        var more = users.size() > MOST_UNITS ? " and " + (users.size() - MOST_UNITS) + " more" : "";
        return variable.getKey() + " is not set, and calls need it: " + named + more + ".";
    }
}
