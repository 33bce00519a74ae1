package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.expose.mcp.protocol.Endpoint;
import io.naftiko.runtime.expose.mcp.protocol.Freshness;
import io.naftiko.runtime.expose.mcp.protocol.Identity;
import io.naftiko.runtime.expose.mcp.protocol.Memory;
import io.naftiko.runtime.expose.mcp.protocol.Methods;
import io.naftiko.runtime.expose.mcp.protocol.Revision;
import io.naftiko.runtime.expose.mcp.protocol.StdioEndpoint;
import io.naftiko.runtime.expose.mcp.protocol.Wire;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Address;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Skill;
import io.naftiko.runtime.model.Speaker;
import io.naftiko.runtime.model.Tenure;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `type: mcp`: a server of the Model Context Protocol whose tools, resources and prompts are the units.
///
/// @param transport `http` or `stdio`
/// @param title of the server, for people; null where it has none of its own
/// @param instructions tells agents what the server is for; null where the file says nothing
/// @param skills that it describes itself; those of skill servers join them
public record McpServer(
        String namespace,
        Address address,
        String transport,
        @Nullable String title,
        @Nullable String instructions,
        Freshness freshness,
        List<Unit> units,
        List<Skill> skills,
        @Nullable Long maxBinaryBytes,
        Guard guard,
        Place place)
        implements Exposes {

    private static final Set<String> TRANSPORTS = Set.of("http", "stdio");

    public McpServer {
        units = List.copyOf(units);
        skills = List.copyOf(skills);
    }

    /// A server of the engine's own, over HTTP.
    public static McpServer of(String namespace, String instructions, Place place) {
        return new McpServer(
                namespace,
                new Address(null, null),
                "http",
                null,
                instructions,
                Freshness.NONE,
                List.of(),
                List.of(),
                null,
                Guard.NONE,
                place);
    }

    public static McpServer read(Section section, Guard guard) {
        section.ignore("type", "tags");
        var server = new McpServer(
                Exposes.namespace(section),
                Address.read(section),
                transport(section),
                section.text("label", "display", "title"),
                instructions(section),
                Freshness.read(section),
                units(section),
                SkillReader.all(section),
                Limits.size(section, "maxBinarySize"),
                guard,
                section.place());
        section.close();
        reportShared(server, section);
        return server;
    }

    private static void reportShared(McpServer server, Section section) {
        if (server.guard.asks() && server.freshness.isShared()) {
            section.problems()
                    .add(
                            Code.CACHE_SHARED,
                            section.place("cacheScope"),
                            "`cacheScope: public` lets others see what a caller with a credential was answered.",
                            "Use `private`, or leave it out.");
        }
    }

    private static @Nullable String instructions(Section section) {
        var description = section.text("description");
        var instructions = section.text("instructions");
        return instructions == null ? description : instructions;
    }

    private static List<Unit> units(Section section) {
        var declared = Stream.of(
                        section.named("tools", McpServer::tool).stream(),
                        section.named("resources", ResourceReader::read).stream(),
                        section.named("prompts", PromptReader::read).stream())
                .flatMap(each -> each)
                .toList();
        if (declared.isEmpty() && !section.has("skills")) {
            section.problems()
                    .add(
                            Code.MCP_WITHOUT_TOOLS,
                            section.place("tools"),
                            "The MCP server has no tool, resource, prompt or skill.",
                            "Add `tools`.");
        }
        var units = declared.stream().flatMap(Optional::stream).toList();
        EmbeddedResources.check(units, section.problems());
        return units;
    }

    private static String transport(Section section) {
        var transport = section.textOr("transport", "http");
        if (!TRANSPORTS.contains(transport)) {
            section.problems()
                    .add(
                            Code.WRONG_SHAPE,
                            section.place("transport"),
                            "`transport` takes `http` or `stdio`, found `" + transport + "`.");
        }
        return transport;
    }

    private static Optional<Unit> tool(Section section) {
        boolean answers = section.has("call") || section.has("steps") || section.has("ref");
        var content = new ContentReader(section, answers).content("content");
        var agent = new Caller.Agent(content, ResultLimit.read(section), section.flag("approve"));
        var unit = Unit.read(section, Unit.name(section), agent);
        section.close();
        return Optional.of(unit);
    }

    @Override
    public String type() {
        return "mcp";
    }

    @Override
    public McpServer bare() {
        return new McpServer(
                namespace,
                address,
                transport,
                title,
                instructions,
                freshness,
                List.of(),
                skills,
                maxBinaryBytes,
                guard,
                place);
    }

    /// One route that takes every method; none for a server that is reached through standard input.
    @Override
    public List<Route> serve(Card card, List<Offer> offers) {
        return transport.equals("stdio")
                ? List.of()
                : List.of(new Route(Route.ANY, "/mcp", true, true, endpoint(card, offers)));
    }

    @Override
    public Tenure tenure(Card card, List<Offer> offers) {
        return memory(card).hub().tenure(new Unread(() -> catalogue(card, offers)));
    }

    /// What `tools/list` shows of `offer`, with every word that some revision of the protocol has.
    public static ObjectNode shown(Offer offer) {
        return Tool.of(offer).in(Revision.MODERN);
    }

    /// Its own skills, and those of skill servers that ask no more of callers than this one.
    private SkillLibrary library(Card card) {
        var own = card.skills().stream().filter(each -> each.origin().is(this));
        var ofSkillServers = card.skills().stream()
                .filter(each -> each.origin().type().equals("skill"))
                .filter(each -> each.isOpenTo(guard));
        return SkillLibrary.of(Stream.concat(own, ofSkillServers).toList());
    }

    /// Whether lists are the same for all callers.
    private static boolean isSame(List<Offer> offers) {
        return offers.stream().allMatch(each -> each.unit().scopes().isEmpty());
    }

    private Endpoint endpoint(Card card, List<Offer> offers) {
        var catalogue = catalogue(card, offers);
        return new Endpoint(methods(card, catalogue), wire(card, offers), memory(card), catalogue);
    }

    /// Whatever `transport` says. Who starts a process is asked for no proof.
    @Override
    public Speaker speaker(Card card, List<Offer> offers) {
        return client -> {
            var catalogue = catalogue(card, offers);
            return new StdioEndpoint(methods(card, catalogue), wire(card, offers), memory(card), catalogue, client);
        };
    }

    private Catalogue catalogue(Card card, List<Offer> offers) {
        return Catalogue.of(offers, library(card), Leftovers.of(namespace, card.continuity()));
    }

    private Methods methods(Card card, Catalogue catalogue) {
        var introduction = new Introduction(identity(card), instructions, catalogue);
        return new Methods(Stream.concat(
                introduction.methods(), catalogue.methods(memory(card).hub())));
    }

    private Wire wire(Card card, List<Offer> offers) {
        return new Wire(identity(card), isSame(offers) ? freshness : freshness.forOne());
    }

    private Identity identity(Card card) {
        return Identity.of(namespace, title, card);
    }

    private Memory memory(Card card) {
        return Memory.of(namespace, card.continuity());
    }
}
