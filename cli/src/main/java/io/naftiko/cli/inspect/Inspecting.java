package io.naftiko.cli.inspect;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.plan.EngineSettings;
import io.naftiko.cli.plan.Planning;
import io.naftiko.cli.plan.Sources;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.document.Json;
import java.nio.file.Files;

/// Shows what was understood of each file, also of those that are rejected.
public record Inspecting(Console console, InspectFormat format) {

    /// The exit code: whether every file is there.
    public int show(Sources sources) {
        var engine = new Engine(EngineSettings.of(console));
        var totals = new Totals();
        var files = sources.files();
        switch (format) {
            case TEXT -> Planning.each(engine, files, plan -> plan, plan -> text(plan, totals), console);
            case JSON -> Planning.each(engine, files, Line::of, line -> json(line, totals), console);
        }
        if (files.size() > 1) {
            sum(totals);
        }
        return files.stream().allMatch(Files::exists) ? Exit.DONE : Exit.FAILED;
    }

    private void text(Plan plan, Totals totals) {
        new InspectionText(console.out()).write(plan);
        totals.add(plan);
    }

    /// A plan with its line of JSON, which is made beside those of other files.
    private record Line(Plan plan, String json) {

        static Line of(Plan plan) {
            return new Line(plan, Json.text(plan.inspection()));
        }
    }

    private void json(Line line, Totals totals) {
        console.out().record(line.json());
        totals.add(line.plan());
    }

    /// Standard output has one line of JSON for each file and nothing else.
    private void sum(Totals totals) {
        switch (format) {
            case TEXT -> totals.write(console.out());
            case JSON -> {
                if (console.err().terminal()) {
                    totals.write(console.err());
                }
            }
        }
    }
}
