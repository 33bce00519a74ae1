package io.naftiko.cli.install;

import io.naftiko.cli.install.Reach.Ticket;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.link.Linked;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Template;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An MCP server of a capability file.
record Found(Plan plan, Linked linked, Exposes exposes) {

    /// The MCP servers of a file, in its order.
    static Stream<Found> in(Plan plan) {
        return plan.linked().stream()
                .flatMap(linked -> linked.servers().stream()
                        .map(Linked.Server::exposes)
                        .filter(exposes -> exposes.type().equals("mcp"))
                        .map(exposes -> new Found(plan, linked, exposes)));
    }

    String namespace() {
        return exposes.namespace();
    }

    /// Its namespace behind that of whoever publishes it, which tells it apart from those of others.
    String longName() {
        return linked.capability().source().provider() + "-" + namespace();
    }

    /// The variables that must be handed to it: those without a value.
    List<String> variables() {
        return plan.unset(offer -> !(offer.unit().caller() instanceof Caller.Web)).keySet().stream()
                .flatMap(name -> key(name).stream())
                .distinct()
                .toList();
    }

    /// What its callers send along.
    List<Ticket> tickets() {
        return exposes.guard().proof().stream()
                .map(proof -> new Ticket(proof.in(), proof.name(), proof.scheme(), variable(proof)))
                .toList();
    }

    /// What its callers have to answer each time anew; null where they have not.
    @Nullable
    String challenge() {
        var guard = exposes.guard();
        return guard.asks() && guard.proof().isEmpty() ? guard.type() : null;
    }

    /// The variable of the file that is the secret and nothing else; where there is none, a name for it.
    private String variable(Guard.Proof proof) {
        var names = proof.secret().stream()
                .flatMap(template -> template.names().stream())
                .toList();
        boolean alone = names.size() == 1
                && proof.secret().size() == 1
                && isAlone(proof.secret().getFirst(), proof);
        return alone
                ? key(names.getFirst()).orElse(linked.variables().localName(names.getFirst()))
                : namespace().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_SECRET";
    }

    private static boolean isAlone(Template secret, Guard.Proof proof) {
        var text = secret.parts().stream()
                .filter(Template.Literal.class::isInstance)
                .map(part -> ((Template.Literal) part).text())
                .collect(Collectors.joining())
                .strip();
        return text.isEmpty() || text.equalsIgnoreCase(proof.scheme().strip());
    }

    /// The environment's name for a variable; empty where its value comes from a file.
    private Optional<String> key(String name) {
        var local = linked.variables().localName(name);
        return linked.capability().binds().stream()
                .filter(bind -> bind.keys().containsKey(local))
                .reduce((_, last) -> last)
                .map(bind -> bind.location() == null
                        ? Optional.of(bind.keys().getOrDefault(local, local))
                        : Optional.<String>empty())
                .orElse(Optional.of(local));
    }
}
