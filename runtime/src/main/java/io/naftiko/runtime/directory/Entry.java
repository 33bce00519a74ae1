package io.naftiko.runtime.directory;

import io.naftiko.runtime.directory.TextIndex.Field;
import io.naftiko.runtime.host.Site;
import io.naftiko.runtime.host.Tenant;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Capability.Source;
import io.naftiko.runtime.model.Info;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A capability file, as a listener shows it.
///
/// @param file as it was named, but never with the folders of this machine
/// @param servers those on the listener
/// @param problems all that the file has now
/// @param unset the units that need a variable without a value, by that variable
record Entry(
        String file,
        Info info,
        State state,
        List<Server> servers,
        List<Problem> problems,
        Map<String, Set<String>> unset) {

    static Entry of(Site site, List<Tenant> tenants) {
        var entry = new Entry(
                new Source(site.file()).shown(),
                site.info(),
                State.of(site),
                tenants.stream().map(Server::of).toList(),
                site.standing().problems(),
                site.standing().unset());
        return site.standing().guarded() ? entry.discreet() : entry;
    }

    /// This entry without the words that a file with a guarded server keeps for those who have a proof.
    private Entry discreet() {
        var shown = units().map(Unit::name).collect(Collectors.toSet());
        var users = new LinkedHashMap<String, Set<String>>();
        unset.forEach((variable, units) -> {
            var seen = new TreeSet<>(units);
            seen.retainAll(shown);
            if (!seen.isEmpty()) {
                users.put(variable, seen);
            }
        });
        return new Entry(
                file,
                info,
                state,
                servers,
                problems.stream().map(Entry::discreet).toList(),
                users);
    }

    private static Problem discreet(Problem problem) {
        return new Problem(problem.code(), problem.place(), problem.code().meaning(), null);
    }

    /// What the capability is called, for people.
    static String title(Info info, String file) {
        return Objects.requireNonNullElse(info.label(), new Source(file).fileName());
    }

    String title() {
        return title(info, file);
    }

    /// What keeps the file, as it is now, from being served.
    List<Problem> reasons() {
        boolean isServed = state != State.REJECTED && state != State.OUTDATED;
        var errors = problems.stream().filter(Problem::isError).toList();
        return isServed ? List.of() : errors.isEmpty() ? problems : errors;
    }

    int errors() {
        return (int) problems.stream().filter(Problem::isError).count();
    }

    int warnings() {
        return problems.size() - errors();
    }

    int tools() {
        return (int)
                units().filter(unit -> unit.caller() instanceof Caller.Agent).count();
    }

    int operations() {
        return (int) units().filter(unit -> unit.caller() instanceof Caller.Web).count();
    }

    /// By what it is found.
    List<Field> fields() {
        var fields = new ArrayList<Field>();
        fields.add(new Field(title(), 5));
        fields.add(new Field(file, 3));
        fields.add(new Field(String.join(" ", info.tags()), 3));
        fields.add(new Field(Objects.requireNonNullElse(info.description(), ""), 2));
        servers.forEach(server -> fields.add(new Field(server.namespace(), 3)));
        units().forEach(unit -> {
            fields.add(new Field(unit.name(), 2));
            fields.add(new Field(Objects.requireNonNullElse(unit.description(), ""), 1));
        });
        servers.stream().flatMap(server -> server.skills().stream()).forEach(skill -> {
            fields.add(new Field(skill.name(), 2));
            fields.add(new Field(Objects.requireNonNullElse(skill.description(), ""), 1));
        });
        problems.forEach(problem -> fields.add(new Field(problem.code().id(), 1)));
        return fields;
    }

    private Stream<Unit> units() {
        return servers.stream().flatMap(server -> server.units().stream());
    }
}
