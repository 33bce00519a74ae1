package io.naftiko.cli.serve;

import io.naftiko.runtime.host.Mounting;
import io.naftiko.runtime.host.Mounting.Served;
import java.util.List;

/// Where one begins: the pages that show what is served, and the line that connects an agent.
record Entrances(Mounting mounting) {

    void show(Voice voice) {
        var indexes = ending("/");
        if (!indexes.isEmpty()) {
            voice.tell("Index:    " + voice.bold(String.join("  ", indexes)));
        }
        ending("/mcp").stream()
                .map(address -> "naftiko " + address)
                .findFirst()
                .or(() -> mounting.served().stream()
                        .filter(server -> server.type().equals("mcp"))
                        .map(Entrances::only)
                        .findFirst())
                .ifPresent(named -> voice.tell("Connect:  " + voice.bold("claude mcp add --transport http " + named)));
    }

    private List<String> ending(String path) {
        return mounting.lobby().stream()
                .filter(address -> address.endsWith(path))
                .toList();
    }

    private static String only(Served server) {
        return server.namespace() + " " + server.url() + "/mcp";
    }
}
