package io.naftiko.runtime.host;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.ProblemDetails;
import io.naftiko.runtime.model.Capability.Source;
import java.util.List;
import java.util.stream.Collectors;

/// Answers on a path that could mean several servers, and names them.
final class Candidates {

    private static final int MOST = 10;

    private Candidates() {}

    static Handler notFound(List<Claim> claims) {
        return request -> new ProblemDetails(
                        "ambiguous-namespace",
                        404,
                        "Ambiguous namespace",
                        "Several capabilities have this namespace: " + list(claims))
                .answer(request);
    }

    static Handler conflict(List<Claim> claims) {
        return request -> new ProblemDetails(
                        "ambiguous-path",
                        409,
                        "Ambiguous path",
                        "Several capabilities serve this path: " + list(claims))
                .answer(request);
    }

    private static String list(List<Claim> claims) {
        var named = claims.stream()
                .limit(MOST)
                .map(claim -> claim.tenant().prefix() + claim.route().path() + " ("
                        + new Source(claim.tenant().file()).shown() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
        return claims.size() > MOST ? named + " and " + (claims.size() - MOST) + " more." : named + ".";
    }
}
