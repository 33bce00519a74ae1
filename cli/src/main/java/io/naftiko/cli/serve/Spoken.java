package io.naftiko.cli.serve;

import static java.util.stream.Collectors.joining;

import io.naftiko.cli.console.Refused;
import io.naftiko.runtime.fleet.Candidate;
import io.naftiko.runtime.host.Site.Mount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one server that a client speaks with over standard input and output.
record Spoken(Candidate candidate, Mount mount) {

    private static final int MOST_NAMES = 20;

    /// The server called `namespace`, or the only one where that is null.
    ///
    /// @throws Refused when it is not exactly one
    static Spoken of(List<Candidate> candidates, @Nullable String namespace) {
        var all = candidates.stream()
                .flatMap(file -> file.site().mounts().stream().map(mount -> new Spoken(file, mount)))
                .toList();
        var meant = all.stream()
                .filter(each -> namespace == null || each.namespace().equals(namespace))
                .toList();
        return switch (meant.size()) {
            case 0 -> throw Refused.usage("there is no MCP server `" + namespace + "` but " + named(all) + ".");
            case 1 -> meant.getFirst();
            default ->
                throw Refused.usage(
                        namespace == null
                                ? "one MCP server speaks on standard input and output. Choose it with --server: "
                                        + named(meant) + "."
                                : "several files have an MCP server `" + namespace + "`. Choose a file: " + named(meant)
                                        + ".");
        };
    }

    private static String named(List<Spoken> servers) {
        var more = servers.size() - MOST_NAMES;
        return servers.stream()
                        .limit(MOST_NAMES)
                        .map(each -> each.namespace() + " (" + each.file() + ")")
                        .collect(joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    String file() {
        return candidate.file();
    }

    String namespace() {
        return mount.exposes().namespace();
    }
}
