package io.naftiko.cli.serve;

import io.naftiko.cli.console.Refused;
import io.naftiko.runtime.fleet.Candidate;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The tools that run only where a person approves, as `--approve` names them: `destructive`, or single ones.
record Approvals(boolean destructive, Set<String> tools) {

    private static final String DESTRUCTIVE = "destructive";

    static Approvals of(List<String> named) {
        var tools = new TreeSet<>(named);
        return new Approvals(tools.remove(DESTRUCTIVE), tools);
    }

    /// Whoever mistypes a name would believe that people are asked.
    ///
    /// @throws Refused when a name is that of no tool which is served
    void requireKnown(List<Candidate> served) {
        var known = served.stream()
                .flatMap(file -> file.site().mounts().stream())
                .flatMap(mount -> mount.offers().stream())
                .filter(offer -> offer.unit().caller() instanceof Caller.Agent)
                .map(offer -> offer.unit().name())
                .collect(Collectors.toCollection(TreeSet::new));
        for (var tool : tools) {
            if (!known.contains(tool)) {
                var meant = Suggestion.didYouMean(tool, known);
                throw Refused.usage(
                        "--approve " + tool + ": there is no tool of this name." + (meant == null ? "" : " " + meant));
            }
        }
    }
}
