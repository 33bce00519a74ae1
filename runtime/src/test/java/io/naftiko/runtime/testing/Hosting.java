package io.naftiko.runtime.testing;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.host.Host;
import io.naftiko.runtime.host.HostOptions;
import io.naftiko.runtime.host.Lobby;
import io.naftiko.runtime.host.Mounting;
import io.naftiko.runtime.host.Mounting.Served;
import io.naftiko.runtime.host.Site;
import io.naftiko.runtime.serve.ServeLimits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Capability files, hosted on free ports and called as any client calls them.
public final class Hosting implements AutoCloseable {

    private static final HostOptions FREE_PORTS =
            new HostOptions(null, Map.of(8080, 0, 9090, 0), Set.of(), ServeLimits.DEFAULT);

    private final Host host;
    private final HttpClient client = HttpClient.newHttpClient();
    private Mounting mounting;

    public Hosting(Settings settings, List<Path> files) {
        this(Lobby.NONE, sites(settings, files));
    }

    public Hosting(Lobby lobby, List<Site> sites) {
        host = new Host(FREE_PORTS, lobby);
        mounting = mount(sites);
    }

    /// Serves `sites` in place of those before.
    public void swap(List<Site> sites) {
        mounting = mount(sites);
    }

    private Mounting mount(List<Site> sites) {
        var mounted = host.swap(sites);
        if (!mounted.unavailable().isEmpty()) {
            throw new AssertionError(mounted.unavailable());
        }
        return mounted;
    }

    private static List<Site> sites(Settings settings, List<Path> files) {
        var engine = new Engine(settings);
        return files.stream().map(engine::plan).map(Hosting::site).toList();
    }

    private static Site site(Plan plan) {
        var site = Engine.site(plan, _ -> true);
        if (site.mounts().isEmpty()) {
            throw new AssertionError(plan.problems());
        }
        return site;
    }

    /// The address of the server `namespace`.
    public String url(String namespace) {
        return mounting.served().stream()
                .filter(each -> each.namespace().equals(namespace))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no server " + namespace + " among " + mounting.served()))
                .url();
    }

    /// The servers that answer.
    public List<String> namespaces() {
        return mounting.served().stream().map(Served::namespace).toList();
    }

    /// The addresses at which listeners answer in their own name.
    public List<String> lobby() {
        return mounting.lobby();
    }

    /// Sends a request.
    ///
    /// @param body empty for none
    /// @param headers names and values in turn
    public HttpResponse<String> send(String method, String url, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
        host.close();
    }
}
