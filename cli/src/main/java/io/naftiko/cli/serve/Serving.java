package io.naftiko.cli.serve;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.flag.EngineFlags;
import io.naftiko.cli.flag.HostFlags;
import io.naftiko.cli.flag.LogFlags;
import io.naftiko.cli.plan.Acceptance;
import io.naftiko.cli.plan.EngineSettings;
import io.naftiko.cli.plan.Planning;
import io.naftiko.cli.plan.Sources;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.host.Host;
import io.naftiko.runtime.host.HostOptions;
import io.naftiko.runtime.host.Mounting.Unavailable;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.serve.ServeLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// `naftiko run`: plans files, hosts those that are good enough, and waits until it is stopped.
public final class Serving {

    private final Console console;
    private final HostFlags hosting;
    private final EngineFlags engine;
    private final Acceptance acceptance;
    private final Voice voice;

    public Serving(Console console, HostFlags hosting, EngineFlags engine, LogFlags log) {
        this.console = console;
        this.hosting = hosting;
        this.engine = engine;
        this.acceptance = Acceptance.of(engine);
        this.voice = new Voice(console, log);
    }

    /// The exit code, once it is stopped or cannot start.
    public int serve(Sources sources) {
        requireHttp();
        var candidates = plan(sources);
        var good = candidates.stream().filter(this::isGood).toList();
        var rejected = candidates.stream().filter(each -> !isGood(each)).toList();
        rejected.forEach(this::explain);
        if (rejected.stream().anyMatch(each -> sources.names(Path.of(each.file())))) {
            return Exit.FAILED;
        }
        if (!rejected.isEmpty()) {
            voice.fail(rejected.size() + " of " + candidates.size() + " files are rejected, and not served.");
        }
        return host(good);
    }

    private void requireHttp() {
        if (hosting.transport() == HostFlags.Transport.STDIO) {
            throw Refused.usage("--transport stdio comes with a later version; http is what there is.");
        }
    }

    private List<Candidate> plan(Sources sources) {
        Predicate<Offer> offered = hosting.readOnly() ? new ReadOnly() : _ -> true;
        return Planning.of(
                new Engine(EngineSettings.of(engine, console, sources)),
                sources.files(),
                plan -> Candidate.of(plan, offered),
                console.err());
    }

    private boolean isGood(Candidate candidate) {
        return acceptance.accepts(candidate.plan()) && missing(candidate).isEmpty();
    }

    private Map<String, Set<String>> missing(Candidate candidate) {
        return hosting.requireBinds() ? candidate.unset() : Map.of();
    }

    private void explain(Candidate rejected) {
        if (!acceptance.accepts(rejected.plan())) {
            acceptance.reasons(rejected.plan()).forEach(voice::fail);
        }
        missing(rejected).entrySet().forEach(variable -> voice.fail(rejected.file() + ": " + Banner.unset(variable)));
    }

    private int host(List<Candidate> candidates) {
        var sites = candidates.stream()
                .map(Candidate::site)
                .filter(site -> !site.mounts().isEmpty())
                .toList();
        if (sites.isEmpty()) {
            voice.fail("there is nothing to serve.");
            return Exit.FAILED;
        }
        var options = new HostOptions(hosting.host(), hosting.ports(), Set.of(), ServeLimits.DEFAULT);
        try (var host = new Host(options);
                var stop = new Stop()) {
            var mounting = host.swap(sites);
            mounting.unavailable().forEach(this::explain);
            if (!mounting.unavailable().isEmpty()) {
                return Exit.FAILED;
            }
            new Banner(voice).show(mounting, candidates, engine.mocking());
            stop.await();
            voice.tell("Stopping, once the calls in flight are done. Another Ctrl-C stops them too.");
        }
        return Exit.DONE;
    }

    private void explain(Unavailable taken) {
        int port = taken.address().port();
        int named = hosting.ports().entrySet().stream()
                .filter(each -> each.getValue() == port)
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(port);
        voice.fail("cannot listen on " + taken.address() + ": " + taken.reason() + ". Choose another port: --port "
                + named + "=" + (port + 10_000 <= 65_535 ? port + 10_000 : 0) + ".");
    }
}
