package io.naftiko.runtime.host;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.naftiko.runtime.host.Layout.Applicant;
import io.naftiko.runtime.host.Mounting.Served;
import io.naftiko.runtime.host.Mounting.Unavailable;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.serve.PortUnavailable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The ports that are open, with the capabilities that share them.
public final class Host implements Stage, AutoCloseable {

    private final HostOptions options;
    private final Lobby lobby;
    private final Map<ListenAddress, OpenPort> open = new LinkedHashMap<>();
    private final Tenures tenures = new Tenures();
    private final ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor();

    public Host(HostOptions options) {
        this(options, Lobby.NONE);
    }

    /// @param lobby what each port answers in its own name
    public Host(HostOptions options, Lobby lobby) {
        this.options = options;
        this.lobby = lobby;
    }

    /// Where the servers of `sites` would answer callers on this machine. Nothing is opened, so that a port of 0 stays.
    public static List<Served> addresses(HostOptions options, List<Site> sites) {
        var served = new ArrayList<Served>();
        layouts(options, Lobby.NONE, sites)
                .forEach((address, layout) -> served.addAll(layout.served(address.called())));
        return served;
    }

    /// Mounts `sites` in place of whatever was mounted before.
    ///
    /// Each port changes over in one step. A port that nobody needs any more is closed; its calls go on until they
    /// are done. A port that cannot be opened stops no other, and is tried again by the next swap.
    @Override
    public synchronized Mounting swap(List<Site> sites) {
        var layouts = layouts(options, lobby, sites);
        layouts.forEach((address, layout) -> {
            var port = open.get(address);
            if (port != null) {
                port.answerFrom(layout.table());
            }
        });
        closeAllBut(layouts.keySet());
        var mounting = openAll(layouts);
        tenures.change(sites);
        return mounting;
    }

    /// Closes every port. Calls in flight finish, within the time that a listener grants.
    @Override
    public synchronized void close() {
        tenures.change(List.of());
        closeAllBut(Set.of());
        closing.close();
    }

    private Mounting openAll(Map<ListenAddress, Layout> layouts) {
        var served = new ArrayList<Served>();
        var lobbies = new ArrayList<String>();
        var problems = new ArrayList<Problem>();
        var unavailable = new ArrayList<Unavailable>();
        layouts.forEach((address, layout) -> {
            try {
                var opened = address.withPort(port(address, layout).port());
                served.addAll(layout.served(opened));
                lobbies.addAll(layout.lobby(opened));
                problems.addAll(layout.problems());
            } catch (PortUnavailable taken) {
                unavailable.add(new Unavailable(address, taken.reason(), layout.files()));
            }
        });
        return new Mounting(served, lobbies, problems, unavailable);
    }

    private OpenPort port(ListenAddress address, Layout layout) throws PortUnavailable {
        var known = open.get(address);
        if (known != null) {
            return known;
        }
        var port = OpenPort.open(address, layout.table(), options);
        open.put(address, port);
        return port;
    }

    private static Map<ListenAddress, Layout> layouts(HostOptions options, Lobby lobby, List<Site> sites) {
        var layouts = new LinkedHashMap<ListenAddress, Layout>();
        sites.stream()
                .flatMap(site -> site.mounts().stream().map(mount -> new Applicant(site, mount)))
                .collect(groupingBy(each -> options.address(each.mount().exposes()), LinkedHashMap::new, toList()))
                .forEach((address, applicants) -> layouts.put(address, Layout.of(applicants, lobby, sites)));
        return layouts;
    }

    private void closeAllBut(Set<ListenAddress> needed) {
        var idle = open.keySet().stream()
                .filter(address -> !needed.contains(address))
                .toList();
        idle.stream().map(open::remove).forEach(this::close);
    }

    private void close(OpenPort port) {
        port.leave();
        closing.execute(port::close);
    }
}
