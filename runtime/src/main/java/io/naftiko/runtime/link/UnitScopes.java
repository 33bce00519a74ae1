package io.naftiko.runtime.link;

import io.naftiko.runtime.http.Scopes;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import java.util.List;
import java.util.Optional;

/// What the callers of a server's units must be allowed.
final class UnitScopes {

    private UnitScopes() {}

    /// What some of `offers` ask for.
    static Scopes of(List<Exposes.Offer> offers) {
        return offers.stream().map(offer -> offer.unit().scopes()).reduce(Scopes.NONE, Scopes::and);
    }

    /// The unit with all that it takes: what its server asks of everybody, and its own. Empty, with a problem, where
    /// nobody could tell whether a caller is allowed that. Whoever starts
    /// a server behind standard input may do everything.
    static Optional<Unit> effective(Unit unit, Exposes server, Problems problems) {
        if (unit.scopes().isEmpty() || server.transport().equals("stdio")) {
            return Optional.of(unit);
        }
        if (server.guard().provesScopes()) {
            return Optional.of(unit.withScopes(new Scopes(server.guard().scopes()).and(unit.scopes())));
        }
        problems.add(
                Code.SCOPES_UNPROVEN,
                unit.place(),
                "`" + unit.name() + "` needs the scopes "
                        + String.join(", ", unit.scopes().all()) + ", and "
                        + (server.guard().asks()
                                ? "`authentication: {type: " + server.guard().type()
                                        + "}` does not say what a caller is allowed."
                                : "its server asks its callers for nothing."),
                "Use `authentication` with `type: oauth2`, or remove `scopes`.");
        return Optional.empty();
    }
}
