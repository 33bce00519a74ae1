package io.naftiko.runtime;

import io.naftiko.runtime.bind.Binder;
import io.naftiko.runtime.bind.DotEnv;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.consume.Network;
import io.naftiko.runtime.consume.Upstream;
import io.naftiko.runtime.consume.mcp.McpClient;
import io.naftiko.runtime.enrich.Enrichment;
import io.naftiko.runtime.host.Site;
import io.naftiko.runtime.host.Site.Mount;
import io.naftiko.runtime.host.Standing;
import io.naftiko.runtime.host.Standing.Version;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.link.Linked;
import io.naftiko.runtime.link.Linker;
import io.naftiko.runtime.load.BindFiles;
import io.naftiko.runtime.load.Loader;
import io.naftiko.runtime.mock.Mocks;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.Capability.Source;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Continuity;
import io.naftiko.runtime.model.Exposes.Card;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Info;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.openapi.RecentTrees;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.skill.Skills;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Reads capability files and makes them ready to serve.
public final class Engine {

    private final Settings settings;
    private final Loader loader;
    private final Binder binder;
    private final Linker linker;
    private final Network network;
    private final Extensions extensions;
    private final Handler web;
    private final RecentTrees documents = new RecentTrees();

    /// An engine that reaches upstreams as usual.
    public Engine(Settings settings) {
        this(settings, Network.usual());
    }

    /// An engine that reaches upstreams by `network`.
    public Engine(Settings settings, Network network) {
        this(settings, network, new Extensions(settings.extensions()));
    }

    private Engine(Settings settings, Network network, Extensions extensions) {
        var vocabulary = BuiltIn.vocabulary(extensions, settings.scripting());
        this.settings = settings;
        this.loader = new Loader(vocabulary);
        this.binder = new Binder(settings.environment(), new BindFiles(DotEnv::read)::read);
        this.linker = new Linker(vocabulary, this::upstream, this::baseUri, settings.limits(), settings.concurrency());
        this.network = network;
        this.extensions = extensions;
        this.web = Upstream.of(network, Authentication.NONE, Variables.none(), Guard.LIMITS);
    }

    /// This engine with other values of variables. Both share the connections to upstreams, and the extensions.
    public Engine in(Environment environment) {
        return new Engine(settings.withEnvironment(environment), network, extensions);
    }

    /// Loads, enriches, binds and links one file. Nothing is called or opened, and no file makes it throw.
    public Plan plan(Path file) {
        return plan(file, problems -> loader.load(file, problems));
    }

    /// The same for a file that holds `text`.
    public Plan plan(Path file, String text) {
        return plan(file, problems -> loader.load(file.toString(), text, problems));
    }

    private Plan plan(Path file, Function<Problems, Optional<Capability>> load) {
        try {
            var problems = new Problems();
            var linked = load.apply(problems)
                    .map(capability -> Enrichment.of(capability, documents, problems))
                    .map(capability -> link(capability, problems));
            return new Plan(file.toString(), linked, problems.all(), continuity(file));
        } catch (RuntimeException | StackOverflowError fault) {
            return Plan.failed(file, fault);
        }
    }

    /// What a plan offers, as a site of a host; a site without mounts when it holds no capability. Whether the
    /// plan is good enough is for others to say, by [Site#rejected].
    ///
    /// Servers that answer on no route are left out, such as those behind standard input.
    ///
    /// @param offered which units to offer; the others are left out
    public static Site site(Plan plan, Predicate<Offer> offered) {
        return site(plan, offered, Mount::answers);
    }

    /// The same with the servers that can be spoken with over a pair of streams, whatever `transport` they name.
    public static Site spoken(Plan plan, Predicate<Offer> offered) {
        return site(plan, offered.and(offer -> !(offer.unit().caller() instanceof Caller.Web)), Mount::speaks);
    }

    private static Site site(Plan plan, Predicate<Offer> offered, Predicate<Mount> served) {
        var source = new Source(plan.file());
        var info = plan.linked().map(linked -> linked.capability().info()).orElse(Info.NONE);
        var mounts = plan.linked()
                .map(linked -> mounts(
                                linked, new Card(source.fileName(), info, linked.skills(), plan.continuity()), offered)
                        .filter(served)
                        .toList())
                .orElse(List.of());
        return new Site(
                plan.file(),
                source.provider(),
                info,
                mounts,
                new Standing(
                        Version.CURRENT,
                        plan.problems(),
                        plan.unset(offered),
                        plan.linked().map(Linked::isGuarded).orElse(false)));
    }

    private static Stream<Mount> mounts(Linked linked, Card card, Predicate<Offer> offered) {
        return linked.servers().stream()
                .map(server -> Mount.of(
                        server.exposes(),
                        card,
                        server.offers().stream().filter(offered).toList(),
                        server.admission()));
    }

    /// A file has the same, whatever its path is called.
    private Continuity continuity(Path file) {
        return settings.continuity().part(file.toAbsolutePath().normalize().toString());
    }

    private Linked link(Capability capability, Problems problems) {
        var variables = binder.bind(capability, problems);
        // guards get no stand-ins: what anybody can guess is no secret
        var linked = linker.link(
                capability,
                settings.mocks().isPresent() ? variables.orStandIns() : variables,
                (exposes, scopes) ->
                        exposes.guard().admission(new Guard.Post(exposes.namespace(), scopes, variables, web)),
                problems);
        return linked.withSkills(Skills.of(linked, problems)).withUnits(settings.agents()::on);
    }

    private Upstream upstream(Consumes api, Variables variables) {
        var sender = settings.mocks()
                .map(mocks -> mocked(mocks, api))
                .orElseGet(() -> Upstream.of(
                        network, api.authentication(), variables, api.limits().or(settings.limits())));
        var seen = sender.seenBy(settings.around());
        return switch (api.protocol()) {
            case Consumes.Http _ -> seen;
            case Consumes.Mcp _ when settings.mocks().isPresent() -> seen;
            case Consumes.Mcp mcp -> Upstream.of(new McpClient(seen, mcp));
        };
    }

    private Upstream mocked(Mocks mocks, Consumes api) {
        var answering = Network.of(mocks.at(api.baseUri()));
        return Upstream.of(
                answering, Authentication.NONE, Variables.none(), api.limits().or(settings.limits()));
    }

    private Optional<String> baseUri(Consumes api) {
        var own = settings.upstreams().get(api.namespace());
        return Optional.ofNullable(own == null ? settings.upstreams().get("*") : own);
    }
}
