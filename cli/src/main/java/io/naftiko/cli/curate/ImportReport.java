package io.naftiko.cli.curate;

import io.naftiko.cli.console.Output;
import io.naftiko.runtime.curate.Curated;
import io.naftiko.runtime.curate.Curated.Reason;
import io.naftiko.runtime.curate.Merge.Conflict;
import java.util.List;

/// Says what an import made, what it left out and how to get that.
record ImportReport(Output err) {

    private static final int SHOWN = 8;

    void made(Curated curated, String where, boolean merged) {
        int tools = curated.tools().size();
        err.line(err.bold(where) + ": " + (merged ? "brought up to date, " : "")
                + counted(tools, "tool") + ", " + curated.reading() + " of them only read; the API is `"
                + curated.namespace() + "`");
        curated.variables().forEach((name, what) -> err.line("  needs " + name + ": " + what));
        curated.left().forEach(this::left);
        if (!curated.servers().isEmpty()) {
            err.line("  other servers, for --server: " + some(curated.servers()));
        }
        curated.notes().forEach(note -> err.line("  " + err.yellow("note") + ": " + note));
    }

    private void left(Reason reason, List<String> routes) {
        var number = counted(routes.size(), "operation");
        switch (reason) {
            case TOO_MANY ->
                err.line("  left out " + number + " beyond --max-tools: " + some(routes)
                        + ". Choose with --tag, --path or --operation, or raise --max-tools");
            case DEPRECATED ->
                err.line("  left out " + number + " that are deprecated: " + some(routes)
                        + ". Take them with --include-deprecated");
            case WRITES -> err.line("  left out " + number + " that write");
            case NOT_FOR_AGENTS ->
                err.line("  left out " + number + " of a method without use for agents: " + some(routes));
            case NOT_WISHED -> err.line("  left out " + number + " that were not asked for");
        }
    }

    private static String some(List<String> routes) {
        var shown = String.join(", ", routes.subList(0, Math.min(SHOWN, routes.size())));
        return routes.size() > SHOWN ? shown + " and " + (routes.size() - SHOWN) + " more" : shown;
    }

    static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    void conflicts(String file, List<Conflict> conflicts) {
        for (var each : conflicts) {
            err.line(err.yellow("conflict") + " at " + file + ":" + each.line()
                    + ": you and the document changed the same lines; yours are kept");
            each.kept().forEach(line -> err.line("  yours:    " + line.strip()));
            each.imported().forEach(line -> err.line("  document: " + line.strip()));
        }
    }
}
