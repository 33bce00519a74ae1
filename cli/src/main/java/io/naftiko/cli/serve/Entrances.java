package io.naftiko.cli.serve;

import io.naftiko.runtime.host.Mounting;
import io.naftiko.runtime.host.Mounting.Served;
import java.util.List;

/// Where one begins: the pages that show what is served, and the line that connects an agent.
record Entrances(Mounting mounting) {

    private static final int MOST_INDEXES = 3;

    void show(Voice voice) {
        indexes(voice, ending("/"));
        ending("/mcp").stream()
                .map(address -> "naftiko " + address)
                .findFirst()
                .or(() -> mounting.served().stream()
                        .filter(server -> server.type().equals("mcp"))
                        .map(Entrances::only)
                        .findFirst())
                .ifPresent(named -> voice.tell("Connect:  " + voice.bold("claude mcp add --transport http " + named)));
    }

    private static void indexes(Voice voice, List<String> addresses) {
        if (addresses.isEmpty()) {
            return;
        }
        var shown = addresses.subList(0, Math.min(MOST_INDEXES, addresses.size()));
        int more = addresses.size() - shown.size();
        voice.tell("Index:    " + voice.bold(String.join("  ", shown))
                + (more == 0 ? "" : "  and " + more + " more ports"));
    }

    private List<String> ending(String path) {
        return mounting.lobby().stream()
                .filter(address -> address.endsWith(path))
                .toList();
    }

    private static String only(Served server) {
        return server.namespace() + " " + server.endpoint();
    }
}
