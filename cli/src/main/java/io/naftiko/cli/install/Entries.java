package io.naftiko.cli.install;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.naftiko.cli.console.Refused;
import io.naftiko.cli.flag.HostFlags.Transport;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.host.Host;
import io.naftiko.runtime.host.HostOptions;
import io.naftiko.runtime.host.Mounting.Served;
import io.naftiko.runtime.serve.ServeLimits;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes an entry of each MCP server of some capability files.
final class Entries {

    /// The launcher names itself, because programs with windows do not look where a shell does.
    private static final String LAUNCHER = System.getProperty("naftiko.launcher", "naftiko");

    private final Wishes wishes;
    private final List<Found> servers;
    private final Map<String, Long> sharing;
    private final Map<Place, String> addresses;

    /// @param plans all that `run` would serve together
    Entries(Wishes wishes, List<Plan> plans) {
        this.wishes = wishes;
        this.servers = plans.stream().flatMap(Found::in).toList();
        this.sharing = servers.stream().collect(groupingBy(Found::namespace, counting()));
        this.addresses = addresses(wishes, plans);
    }

    /// What a server is known by among those that a host serves.
    private record Place(String file, String namespace) {}

    private static Map<Place, String> addresses(Wishes wishes, List<Plan> plans) {
        var options =
                new HostOptions(wishes.addresses().host(), wishes.addresses().ports(), Set.of(), ServeLimits.DEFAULT);
        var sites = plans.stream().map(plan -> Engine.site(plan, _ -> true)).toList();
        return Host.addresses(options, sites).stream()
                .filter(served -> served.type().equals("mcp"))
                .collect(toMap(
                        served -> new Place(served.file(), served.namespace()), Served::endpoint, (first, _) -> first));
    }

    /// The entries, in the order of the files.
    ///
    /// @throws Refused when two servers would have one name, or one cannot be reached as it is wished
    List<Entry> all() {
        var entries = new ArrayList<Entry>();
        for (var server : servers) {
            var entry = new Entry(name(server), isStarted(server) ? stdio(server) : http(server));
            if (entries.stream().anyMatch(other -> other.name().equals(entry.name()))) {
                throw Refused.failed("two servers would be called `" + entry.name()
                        + "`: the namespace and the name of " + "the file are the same. Install one of them.");
            }
            entries.add(entry);
        }
        return entries;
    }

    private String name(Found server) {
        boolean alone = sharing.getOrDefault(server.namespace(), 1L) == 1;
        return alone ? server.namespace() : server.longName();
    }

    /// Whether the client starts the server.
    private boolean isStarted(Found server) {
        boolean onlyStdio = server.exposes().transport().equals("stdio");
        if (wishes.transport() == Transport.HTTP
                && (onlyStdio || !wishes.client().connects())) {
            throw Refused.usage(
                    onlyStdio
                            ? "`" + server.namespace() + "` has `transport: stdio`, so that no address leads to it."
                            : wishes.client().title() + " starts its servers itself: leave --transport out.");
        }
        return onlyStdio
                || wishes.transport() == Transport.STDIO
                || !wishes.client().connects();
    }

    private Reach stdio(Found server) {
        var arguments =
                new ArrayList<>(List.of("run", absolute(Path.of(server.plan().file()))));
        arguments.addAll(List.of("--transport", "stdio"));
        if (Found.in(server.plan()).count() > 1) {
            arguments.addAll(List.of("--server", server.namespace()));
        }
        wishes.envFiles().forEach(file -> arguments.addAll(List.of("--env-file", absolute(file))));
        return new Reach.Stdio(LAUNCHER, arguments, server.variables());
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    private Reach http(Found server) {
        var address = addresses.get(new Place(server.plan().file(), server.namespace()));
        if (address == null) {
            throw Refused.failed("`" + server.namespace() + "` has nothing to offer.");
        }
        if (URI.create(address).getPort() == 0) {
            throw Refused.usage("`" + server.namespace() + "` would listen on any free port, which no client can know: "
                    + "choose one with --port.");
        }
        return new Reach.Http(address, server.tickets(), server.challenge());
    }
}
