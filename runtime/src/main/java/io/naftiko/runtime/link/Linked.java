package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Admission;
import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.SkillBundle;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Variables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A capability whose references all name something, ready to be served.
///
/// @param variables whose values it was linked with
/// @param servers each with the units that are well defined
/// @param variableUse the units by the variable that they need
/// @param files what it names beside itself: a change of one is news
/// @param skills those that its servers describe, ready to be handed out
public record Linked(
        Capability capability,
        Variables variables,
        List<Server> servers,
        Map<String, Set<String>> variableUse,
        Set<Path> files,
        List<SkillBundle> skills) {

    public Linked {
        servers = List.copyOf(servers);
        files = Set.copyOf(files);
        skills = List.copyOf(skills);
    }

    /// This capability with its skills, and the files of which they were made.
    public Linked withSkills(List<SkillBundle> ready) {
        var sources = ready.stream().flatMap(skill -> skill.sources().stream());
        var all = Stream.concat(files.stream(), sources).collect(Collectors.toSet());
        return new Linked(capability, variables, servers, variableUse, all, ready);
    }

    /// This capability with other units in place of its own.
    public Linked withUnits(UnaryOperator<Unit> others) {
        var changed = servers.stream().map(each -> each.withUnits(others)).toList();
        return new Linked(capability, variables, changed, variableUse, files, skills);
    }

    /// The names of the units that `offered` lets through, and of the skills.
    public Set<String> units(Predicate<Exposes.Offer> offered) {
        var units = servers.stream()
                .flatMap(server -> server.offers().stream())
                .filter(offered)
                .map(offer -> offer.unit().name());
        return Stream.concat(units, skills.stream().map(SkillBundle::name)).collect(Collectors.toSet());
    }

    /// Whether some server asks its callers for a proof.
    public boolean isGuarded() {
        return capability.exposes().stream().anyMatch(each -> each.guard().asks());
    }

    /// An entry of `exposes` with its routines.
    ///
    /// @param admission how its callers come in
    public record Server(Exposes exposes, List<Exposes.Offer> offers, Admission admission) {

        public Server {
            offers = List.copyOf(offers);
        }

        private Server withUnits(UnaryOperator<Unit> others) {
            var changed = offers.stream()
                    .map(each -> new Exposes.Offer(others.apply(each.unit()), each.routine()))
                    .toList();
            return new Server(exposes, changed, admission);
        }
    }
}
