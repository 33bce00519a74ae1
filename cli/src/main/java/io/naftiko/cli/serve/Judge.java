package io.naftiko.cli.serve;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Output;
import io.naftiko.cli.flag.EngineFlags;
import io.naftiko.cli.flag.HostFlags;
import io.naftiko.cli.flag.HostFlags.Transport;
import io.naftiko.cli.plan.Acceptance;
import io.naftiko.cli.plan.Planning;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.fleet.Candidate;
import io.naftiko.runtime.fleet.Planner;
import io.naftiko.runtime.host.Site;
import io.naftiko.runtime.model.Exposes.Offer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Decides by the flags which files are served and what of them, and says why others are not.
final class Judge implements Planner {

    private final Acceptance acceptance;
    private final Predicate<Offer> offered;
    private final Transport transport;
    private final boolean requireBinds;
    private final Output err;
    private final Voice voice;

    Judge(HostFlags hosting, EngineFlags engine, Console console, Voice voice) {
        this.acceptance = Acceptance.of(engine);
        this.offered = hosting.readOnly() ? new ReadOnly() : _ -> true;
        this.transport = hosting.transport();
        this.requireBinds = hosting.requireBinds();
        this.err = console.err();
        this.voice = voice;
    }

    @Override
    public List<Candidate> plan(Engine engine, List<Path> files) {
        return Planning.of(engine, files, this::candidate, err);
    }

    private Candidate candidate(Plan plan) {
        var site = switch (transport) {
            case HTTP -> Engine.site(plan, offered);
            case STDIO -> Engine.spoken(plan, offered);
        };
        return Candidate.of(
                plan, site, acceptance.accepts(plan) && missing(site).isEmpty());
    }

    private Map<String, Set<String>> missing(Site site) {
        return requireBinds ? site.standing().unset() : Map.of();
    }

    /// Says what speaks against a candidate that is not good.
    void explain(Candidate bad) {
        voice.fail(acceptance.reasons(bad.site().standing().problems()));
        missing(bad.site()).entrySet().forEach(variable -> voice.fail(bad.file() + ": " + Banner.unset(variable)));
    }
}
