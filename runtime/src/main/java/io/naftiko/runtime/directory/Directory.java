package io.naftiko.runtime.directory;

import io.naftiko.runtime.host.Lobby;
import io.naftiko.runtime.host.Tenant;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Continuity;
import java.util.List;

/// Says in a listener's name what it serves: at `/` as an index of its files, and at `/mcp`, where there are several
/// MCP servers, as one that finds and calls the tools of those that ask nobody for a proof.
///
/// A swap makes neither: each is made when it is asked for first, and kept until the next swap.
public final class Directory implements Lobby {

    private static final String INDEX = "/";
    private static final String TOOLS = "/mcp";

    private final Continuity continuity;

    /// @param continuity what its MCP server keeps, whatever it is put in front of
    public Directory(Continuity continuity) {
        this.continuity = continuity.part(Directory.class.getName());
    }

    @Override
    public List<Route> routes(Listing listing) {
        var servers = listing.tenants().stream().filter(Directory::isMcp).toList();
        var catalogue = new Prepared<>(() -> Catalogue.of(listing));
        var free = servers.stream().filter(Directory::isFree).toList();
        if (servers.size() < 2 || free.isEmpty()) {
            return List.of(new Route("GET", INDEX, false, new Index(catalogue, null)));
        }
        return List.of(
                new Route("GET", INDEX, false, new Index(catalogue, TOOLS)),
                new Route(Route.ANY, TOOLS, false, DirectoryServer.of(free, continuity)));
    }

    /// The directory calls tools in its own name, which no guard may take for a caller's.
    private static boolean isFree(Tenant tenant) {
        return !tenant.mount().exposes().guard().asks();
    }

    private static boolean isMcp(Tenant tenant) {
        return tenant.mount().exposes().type().equals("mcp");
    }
}
