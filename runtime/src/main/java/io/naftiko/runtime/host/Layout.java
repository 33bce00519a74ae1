package io.naftiko.runtime.host;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.naftiko.runtime.host.Lobby.Listing;
import io.naftiko.runtime.host.Mounting.Served;
import io.naftiko.runtime.host.Site.Mount;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.report.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Who answers what on one listener.
///
/// A server answers below its namespace, always: `/{namespace}{path}`, or `/{provider}/{namespace}{path}` where another
/// file has a server of this type and namespace; the shorter form then names the candidates (404). A plain path is
/// served where one server alone wants it, and names the candidates where several do (409).
///
/// @param lobby what the listener answers in its own name
/// @param problems one for each server some of whose plain paths clash
record Layout(List<Tenant> tenants, List<Route> lobby, RouteTable table, List<Problem> problems) {

    Layout {
        tenants = List.copyOf(tenants);
        lobby = List.copyOf(lobby);
        problems = List.copyOf(problems);
    }

    /// A server that wants to be on the listener.
    record Applicant(Site site, Mount mount) {

        Kind kind() {
            return new Kind(mount.exposes().type(), mount.exposes().namespace());
        }
    }

    /// What makes two files indistinguishable by the short form of a path.
    record Kind(String type, String namespace) {}

    /// @param lobby gets the paths that nobody wants, and those that several do
    /// @param sites all that the host was given
    static Layout of(List<Applicant> applicants, Lobby lobby, List<Site> sites) {
        var tenants = tenants(applicants);
        var own = new Claims();
        var plain = new Claims();
        tenants.forEach(tenant -> tenant.mount().routes().forEach(route -> {
            own.add(Claim.of(tenant, tenant.prefix() + route.path(), route));
            if (route.plain()) {
                plain.add(Claim.of(tenant, route.path(), route));
            }
        }));
        var house = new House(lobby.routes(new Listing(tenants, sites)), own, plain);
        var clashes = new Clashes(own, plain, house);
        var routes = Stream.of(
                        own.all().map(clashes::own),
                        plain.all().flatMap(clashes::plain),
                        shortForms(own, plain),
                        house.routes().stream())
                .flatMap(each -> each)
                .toList();
        return new Layout(tenants, house.routes(), RouteTable.of(routes), clashes.problems());
    }

    List<Served> served(ListenAddress address) {
        return tenants.stream().map(tenant -> tenant.served(address)).toList();
    }

    List<String> lobby(ListenAddress address) {
        return lobby.stream().map(route -> "http://" + address + route.path()).toList();
    }

    List<String> files() {
        return tenants.stream().map(Tenant::file).distinct().toList();
    }

    private static List<Tenant> tenants(List<Applicant> applicants) {
        var files = applicants.stream()
                .collect(groupingBy(Applicant::kind, mapping(each -> each.site().file(), toSet())));
        return applicants.stream()
                .map(each ->
                        new Tenant(each.site(), each.mount(), prefix(each, files.getOrDefault(each.kind(), Set.of()))))
                .toList();
    }

    private static String prefix(Applicant applicant, Set<String> files) {
        var namespace = "/" + applicant.kind().namespace();
        return files.size() > 1 ? "/" + applicant.site().provider() + namespace : namespace;
    }

    /// For servers that have a longer prefix: the paths that they would have had, where nobody else answers.
    private static Stream<Route> shortForms(Claims own, Claims plain) {
        var byShape = new LinkedHashMap<String, List<Claim>>();
        own.all()
                .filter(claim ->
                        !claim.tenant().prefix().equals("/" + claim.tenant().namespace()))
                .forEach(claim -> {
                    var path = "/" + claim.tenant().namespace() + claim.route().path();
                    var shortForm = Claim.of(claim.tenant(), path, claim.route());
                    if (!own.hasPath(shortForm) && !plain.hasPath(shortForm)) {
                        byShape.computeIfAbsent(shortForm.shape(), _ -> new ArrayList<>())
                                .add(shortForm);
                    }
                });
        return byShape.values().stream()
                .map(claims -> new Route(Route.ANY, claims.getFirst().path(), false, Candidates.notFound(claims)));
    }
}
