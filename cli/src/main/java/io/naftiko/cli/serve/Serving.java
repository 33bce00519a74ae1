package io.naftiko.cli.serve;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.flag.EngineFlags;
import io.naftiko.cli.flag.HostFlags;
import io.naftiko.cli.flag.LogFlags;
import io.naftiko.cli.plan.EngineSettings;
import io.naftiko.cli.plan.Sources;
import io.naftiko.runtime.directory.Directory;
import io.naftiko.runtime.fleet.Candidate;
import io.naftiko.runtime.fleet.Fleet;
import io.naftiko.runtime.fleet.LiveEngine;
import io.naftiko.runtime.fleet.News;
import io.naftiko.runtime.fleet.Refresh;
import io.naftiko.runtime.fleet.Roster;
import io.naftiko.runtime.fleet.Watcher;
import io.naftiko.runtime.host.Host;
import io.naftiko.runtime.host.HostOptions;
import io.naftiko.runtime.host.Lobby;
import io.naftiko.runtime.model.AgentRules;
import io.naftiko.runtime.model.Continuity;
import io.naftiko.runtime.pipe.Pipe;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.serve.Listener;
import io.naftiko.runtime.serve.ServeLimits;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;

/// `naftiko run`: serves the files that are good enough, follows their changes, and waits until it is stopped.
public final class Serving {

    /// How long calls may go on that are in flight when the client of standard input says no more.
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

    private final Console console;
    private final HostFlags hosting;
    private final EngineFlags engine;
    private final Voice voice;
    private final Judge judge;
    private final Ports ports;
    private final Continuity continuity;
    private final Approvals approvals;

    public Serving(Console console, HostFlags hosting, EngineFlags engine, LogFlags log) {
        this.console = console;
        this.hosting = hosting;
        this.engine = engine;
        this.voice = new Voice(console, log);
        this.judge = new Judge(hosting, engine, console, voice);
        this.ports = new Ports(hosting.ports());
        this.continuity = SealKey.of(hosting, console);
        this.approvals = Approvals.of(hosting.approve());
    }

    /// The exit code, once it is stopped or cannot start.
    public int serve(Sources sources) {
        if (hosting.server() != null && hosting.transport() != HostFlags.Transport.STDIO) {
            throw Refused.usage("--server goes with --transport stdio.");
        }
        Thread.ofPlatform().daemon().start(Serving::readCertificates);
        var roster = new Roster(sources.paths(), engine(sources), judge);
        var start = Start.of(roster.look());
        if (!isFit(start, sources)) {
            return Exit.FAILED;
        }
        return switch (hosting.transport()) {
            case HTTP -> host(roster, start, sources);
            case STDIO -> speak(roster, start);
        };
    }

    /// Reads the certificates that the JDK trusts while the files are read: the first call over TLS need not do it.
    private static void readCertificates() {
        try {
            SSLContext.getDefault();
        } catch (NoSuchAlgorithmException _) {
            // that call says it
        }
    }

    private LiveEngine engine(Sources sources) {
        var agents = new AgentRules(hosting.maxResultTokens(), approvals.destructive(), approvals.tools());
        return EngineSettings.live(
                engine,
                console,
                sources,
                settings -> settings.withContinuity(continuity).withAgents(agents));
    }

    /// What is there at start.
    private record Start(List<Candidate> good, List<Candidate> rejected, List<Problem> problems) {

        static Start of(Refresh first) {
            var good = new ArrayList<Candidate>();
            var rejected = new ArrayList<Candidate>();
            for (var news : first.news()) {
                switch (news) {
                    case News.Added(var file) -> good.add(file);
                    case News.Changed(var file) -> good.add(file);
                    case News.Outdated(var file) -> rejected.add(file);
                    case News.Rejected(var file) -> rejected.add(file);
                    case News.Removed _ -> {}
                }
            }
            return new Start(good, rejected, first.problems());
        }

        int files() {
            return good.size() + rejected.size();
        }

        boolean isServed() {
            return good.stream().anyMatch(file -> !file.site().mounts().isEmpty());
        }
    }

    /// Whether it can start, and says why not. A file that was named must be good; a folder may be empty while it is
    /// watched.
    private boolean isFit(Start start, Sources sources) {
        start.problems().forEach(problem -> voice.warn(Banner.line(problem)));
        start.rejected().forEach(judge::explain);
        if (start.rejected().stream().anyMatch(file -> sources.names(Path.of(file.file())))) {
            return false;
        }
        if (!start.rejected().isEmpty()) {
            voice.fail(start.rejected().size() + " of " + start.files() + " files are rejected, and not served.");
        }
        boolean waits = waits(sources);
        if (start.files() == 0 && !waits) {
            throw sources.none();
        }
        if (!start.isServed() && !waits) {
            voice.fail(
                    hosting.transport() == HostFlags.Transport.HTTP
                            ? "there is nothing to serve."
                            : "there is no MCP server, and only these speak on standard input and output.");
        }
        if (start.isServed()) {
            approvals.requireKnown(start.good());
        }
        return start.isServed() || waits;
    }

    /// Whether something may come that can be served.
    private boolean waits(Sources sources) {
        return hosting.transport() == HostFlags.Transport.HTTP
                && hosting.watch()
                && !sources.folders().isEmpty();
    }

    private int host(Roster roster, Start start, Sources sources) {
        var options = new HostOptions(hosting.host(), hosting.ports(), Set.of(), ServeLimits.DEFAULT);
        try (var host = new Host(options, hosting.index() ? new Directory(continuity) : Lobby.NONE);
                var fleet = new Fleet(roster, host, new Changes(voice, judge, ports));
                var stop = new Stop()) {
            var mounting = fleet.open();
            mounting.unavailable().forEach(taken -> voice.fail(ports.advice(taken)));
            if (!mounting.unavailable().isEmpty()) {
                return Exit.FAILED;
            }
            if (mounting.served().isEmpty()) {
                voice.tell("There is nothing to serve yet. It waits for files in " + Sources.spoken(sources.folders())
                        + ".");
            }
            new Banner(voice).show(mounting, start.good(), engine.mocking());
            follow(fleet, stop);
            voice.tell("Stopping, once the calls in flight are done. Another Ctrl-C stops them too.");
        }
        return Exit.DONE;
    }

    private int speak(Roster roster, Start start) {
        var spoken = Spoken.of(start.good(), hosting.server());
        try (var stop = new Stop()) {
            var pipe = new Pipe(spoken.file(), spoken.namespace(), console.out().bytes(), stop::end);
            try (var fleet = new Fleet(roster, pipe, new Changes(voice, judge, ports))) {
                fleet.open();
                new Banner(voice).show(spoken, engine.mocking());
                Thread.ofPlatform().daemon().name("standard-input").start(() -> {
                    pipe.follow(console.in().stream());
                    stop.end();
                });
                follow(fleet, stop);
            }
            pipe.close(stop.isWished() ? Listener.DRAIN : LAST_ANSWERS);
        }
        return Exit.DONE;
    }

    private void follow(Fleet fleet, Stop stop) {
        try (var _ = DueRehearsal.ofProcess()) {
            if (!hosting.watch()) {
                stop.await();
                return;
            }
            try (var _ = Watcher.of(fleet)) {
                stop.await();
            }
        }
    }
}
