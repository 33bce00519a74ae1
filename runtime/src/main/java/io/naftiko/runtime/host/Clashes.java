package io.naftiko.runtime.host;

import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Settles who gets a path that several servers want: nobody, and each of them learns it.
final class Clashes {

    private final Claims own;
    private final Claims plain;
    private final House house;
    private final Map<Tenant, List<Clash>> lost = new LinkedHashMap<>();

    /// @param own what servers claim below their own prefix, which goes before a plain path
    /// @param house answers in the place of what it has, where several want it
    Clashes(Claims own, Claims plain, House house) {
        this.own = own;
        this.plain = plain;
        this.house = house;
    }

    /// A plain path that a server does not get.
    private record Clash(Claim claim, List<Claim> rivals) {}

    /// The route of a claim below a server's own prefix.
    Route own(Claim claim) {
        var rivals = own.rivals(claim);
        return claim.routeTo(rivals.isEmpty() ? claim.route().handler() : Candidates.conflict(with(claim, rivals)));
    }

    /// The route of a claim on a plain path; none where the path is another server's own.
    Stream<Route> plain(Claim claim) {
        var owners = own.rivals(claim);
        var rivals = owners.isEmpty() ? plain.rivals(claim) : owners;
        if (rivals.isEmpty()) {
            return Stream.of(claim.routeTo(claim.route().handler()));
        }
        lost.computeIfAbsent(claim.tenant(), _ -> new ArrayList<>()).add(new Clash(claim, rivals));
        boolean isNobodys = owners.isEmpty() && !house.has(claim);
        return isNobodys ? Stream.of(claim.routeTo(Candidates.conflict(with(claim, rivals)))) : Stream.empty();
    }

    /// One problem for each server that lost a plain path. A path that answers every method is a protocol's own, whose
    /// clients are told the full path: that is no news.
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        lost.forEach((tenant, clashes) -> {
            var news = clashes.stream().filter(clash -> !clash.claim().isAny()).toList();
            if (!news.isEmpty()) {
                problems.add(problem(tenant, news));
            }
        });
        return problems;
    }

    private static Problem problem(Tenant tenant, List<Clash> clashes) {
        var first = clashes.getFirst();
        var more = clashes.size() == 1 ? "" : ", and " + (clashes.size() - 1) + " more of its paths by others";
        return new Problem(
                Code.ROUTE_CLASH,
                tenant.mount().exposes().place(),
                "`" + first.claim().spoken() + "` is served by "
                        + first.rivals().getFirst().tenant().file() + " too" + more + ".",
                "Call it below `" + tenant.prefix() + "`.");
    }

    private static List<Claim> with(Claim claim, List<Claim> rivals) {
        return Stream.concat(Stream.of(claim), rivals.stream()).toList();
    }
}
