package io.naftiko.cli.inspect;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.plan.Planning;
import io.naftiko.cli.plan.Sources;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import java.nio.file.Files;

/// Shows what was understood of each file, also of those that are rejected.
public record Inspecting(Console console, InspectFormat format) {

    /// The exit code: whether every file is there.
    public int show(Sources sources) {
        var engine = new Engine(Settings.of(Environment.of(console.environment())));
        Planning.of(engine, sources.files(), console.err()).forEach(this::show);
        return sources.files().stream().allMatch(Files::exists) ? Exit.DONE : Exit.FAILED;
    }

    private void show(Plan plan) {
        switch (format) {
            case TEXT -> new InspectionText(console.out()).write(plan);
            case JSON -> console.out().record(Json.text(plan.inspection()));
        }
    }
}
