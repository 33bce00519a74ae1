package io.naftiko.runtime.host;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Settles who gets a path that several servers want: nobody, and each of them learns it.
final class Clashes {

    private final Claims own;
    private final Claims plain;
    private final House house;
    private final Set<String> answered = new HashSet<>();
    private final Map<Tenant, List<Clash>> lost = new LinkedHashMap<>();

    /// @param own what servers claim below their own prefix, which goes before a plain path
    /// @param house answers in the place of what it has, where several want it
    Clashes(Claims own, Claims plain, House house) {
        this.own = own;
        this.plain = plain;
        this.house = house;
    }

    /// A plain path that a server does not get.
    ///
    /// @param rival one of those that want it too
    private record Clash(Claim claim, Claim rival) {}

    /// The route of a claim below a server's own prefix.
    Route own(Claim claim) {
        return claim.routeTo(own.rival(claim).isEmpty() ? claim.route().handler() : conflict(own, claim));
    }

    /// The route of a claim on a plain path; none where the path is another server's own, or has the answer that names
    /// all who want it.
    Stream<Route> plain(Claim claim) {
        var owner = own.rival(claim);
        var rival = owner.or(() -> plain.rival(claim));
        if (rival.isEmpty()) {
            return Stream.of(claim.routeTo(claim.route().handler()));
        }
        lost.computeIfAbsent(claim.tenant(), _ -> new ArrayList<>()).add(new Clash(claim, rival.get()));
        boolean isNobodys = owner.isEmpty() && !house.has(claim);
        return isNobodys && answered.add(claim.route().method() + " " + claim.shape())
                ? Stream.of(claim.routeTo(conflict(plain, claim)))
                : Stream.empty();
    }

    private static Handler conflict(Claims claims, Claim claim) {
        return Candidates.conflict(
                Stream.concat(Stream.of(claim), claims.rivals(claim).stream()).toList());
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
                        + first.rival().tenant().file() + " too" + more + ".",
                "Call it below `" + tenant.prefix() + "`.");
    }
}
