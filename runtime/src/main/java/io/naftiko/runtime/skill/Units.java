package io.naftiko.runtime.skill;

import io.naftiko.runtime.link.Linked;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Skill;
import java.util.List;
import java.util.Optional;

/// The units of a capability, by which the tools of its skills are named.
record Units(List<Served> all) {

    Units {
        all = List.copyOf(all);
    }

    /// A unit with the server that offers it.
    record Served(Exposes server, Offer offer) {

        String name() {
            return offer.unit().name();
        }
    }

    static Units of(Linked linked) {
        return new Units(linked.servers().stream()
                .flatMap(server -> server.offers().stream().map(offer -> new Served(server.exposes(), offer)))
                .toList());
    }

    /// The unit that `tool` names: of the server that it names, or of the first one that offers it.
    Optional<Served> find(Skill.Tool tool) {
        return all.stream()
                .filter(each -> tool.from() == null || each.server().namespace().equals(tool.from()))
                .filter(each -> each.name().equals(tool.action()))
                .findFirst();
    }

    List<String> names() {
        return all.stream().map(Served::name).toList();
    }

    List<String> servers() {
        return all.stream().map(each -> each.server().namespace()).distinct().toList();
    }
}
