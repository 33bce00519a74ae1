package io.naftiko.runtime.directory;

import io.naftiko.runtime.expose.mcp.McpServer;
import io.naftiko.runtime.host.Tenant;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Scopes;
import io.naftiko.runtime.link.Routines;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Continuity;
import io.naftiko.runtime.model.Exposes.Card;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Hints;
import io.naftiko.runtime.model.Info;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

/// The MCP server in front of all others on a listener: three tools, by which an agent finds, reads and runs the tools
/// of the others, so that it need not read thousands of descriptions before.
final class DirectoryServer {

    private static final String NAMESPACE = "naftiko";
    private static final Place NOWHERE = Place.startOf(NAMESPACE);
    private static final Hints READS = new Hints(true, false, true, false);
    private static final Hints MAY_DO_ANYTHING = new Hints(false, true, false, true);

    private DirectoryServer() {}

    static Handler of(List<Tenant> servers, Continuity continuity) {
        var tools = new Prepared<>(() -> new Tools(servers));
        var server = McpServer.of(NAMESPACE, instructions(servers), NOWHERE);
        var info = new Info("Naftiko directory", "The tools of all MCP servers here.", null, List.of());
        return server.serve(new Card("", info, List.of(), continuity), offers(tools))
                .getFirst()
                .handler();
    }

    private static String instructions(List<Tenant> servers) {
        long tools = servers.stream().flatMap(ListedTool::of).count();
        return Counted.of((int) tools, "tool") + " of " + Counted.of(servers.size(), "server")
                + " behind three: find one with `"
                + SearchTool.NAME + "` by what it should do; read its inputs with `" + DescribeTool.NAME
                + "`; run it with `" + CallTool.NAME
                + "`. Tools are named by the address that the search gives, such as `namespace/tool`.";
    }

    private static List<Offer> offers(Supplier<Tools> tools) {
        return List.of(
                offer(
                        SearchTool.NAME,
                        "Finds tools by what they do, the best first. An empty query lists the servers.",
                        READS,
                        SearchTool.inputs(),
                        new SearchTool(tools)),
                offer(
                        DescribeTool.NAME,
                        "Shows a tool's description, input schema and hints, and which variables it lacks.",
                        READS,
                        DescribeTool.inputs(),
                        new DescribeTool(tools)),
                offer(
                        CallTool.NAME,
                        "Runs a tool and answers what the tool answers.",
                        MAY_DO_ANYTHING,
                        CallTool.inputs(),
                        new CallTool(tools)));
    }

    private static Offer offer(String name, String description, Hints hints, List<Input> inputs, Work work) {
        var unit = new Unit(
                name,
                null,
                description,
                new Caller.Agent(),
                List.of(),
                new Target.Mock(NOWHERE),
                new LinkedHashMap<>(),
                List.of(),
                hints,
                List.of(),
                null,
                null,
                Scopes.NONE,
                NOWHERE);
        return new Offer(unit, Routines.of(name, inputs, work));
    }
}
