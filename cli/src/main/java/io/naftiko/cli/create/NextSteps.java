package io.naftiko.cli.create;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.create.Units.Unit;
import java.nio.file.Path;
import java.util.StringJoiner;

/// Says what to type once a capability file is there.
record NextSteps(Console console, Answers answers, Path file) {

    void say() {
        var err = console.err();
        err.line("Wrote " + file + ".");
        if (!answers.variables().isEmpty()) {
            err.line("Set " + String.join(" and ", answers.variables())
                    + " in the environment, or in a file for --env-file.");
        }
        err.line("Next:");
        var unit = Units.of(answers).getFirst();
        err.line("  naftiko call " + quoted(file.toString()) + " " + call(unit));
        err.line("  naftiko run " + quoted(file.toString()));
    }

    /// The first unit with values to replace. Its server names it where two servers have it.
    private String call(Unit unit) {
        boolean twice = answers.offered().byRest() && answers.offered().byMcp();
        var words = new StringJoiner(" ").add((twice ? answers.namespace() + "-mcp." : "") + unit.name());
        unit.request().placeholders().forEach(name -> words.add(name + "=1"));
        if (unit.request().sendsBody()) {
            words.add("body='{}'");
        }
        return words.toString();
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
