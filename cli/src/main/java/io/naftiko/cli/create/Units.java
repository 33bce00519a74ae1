package io.naftiko.cli.create;

import io.naftiko.cli.create.Request.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Names and sentences for the operations of an API.
final class Units {

    private Units() {}

    /// An operation with its words.
    ///
    /// @param resource the name of its resource: all of a path have the same
    /// @param name of the operation, of the REST operation and of the tool
    /// @param sentence what it does
    record Unit(Request request, String resource, String name, String thing, String sentence) {}

    /// The operations in their order, each with a name that no other has.
    static List<Unit> of(Answers answers) {
        var taken = new HashSet<String>();
        var units = new ArrayList<Unit>();
        for (var request : answers.requests()) {
            units.add(unit(request, answers.namespace(), taken));
        }
        return units;
    }

    private static Unit unit(Request request, String absent, Set<String> taken) {
        var things = request.things(absent);
        var action = request.action(things);
        boolean one = request.isOfOne() || action == Action.CREATE;
        var noun = one ? Words.singular(things) : things;
        var wish = action + "-" + noun;
        var name = wish;
        for (int i = 2; !taken.add(name); i++) {
            name = wish + "-" + i;
        }
        var thing = noun.replace('-', ' ');
        var sentence = action.verb() + (one && !action.equals(Action.LIST) ? " one " : " ") + thing + ".";
        return new Unit(request, resource(request, absent), name, thing, sentence);
    }

    private static String resource(Request request, String absent) {
        var name = Words.kebab(request.path());
        return name.isEmpty() ? absent : name;
    }
}
