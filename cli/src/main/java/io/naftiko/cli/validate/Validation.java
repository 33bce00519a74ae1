package io.naftiko.cli.validate;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.plan.Planning;
import io.naftiko.cli.plan.Sources;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;

/// Reports every problem of every file, and does nothing else.
///
/// @param strict whether warnings count as errors
public record Validation(Console console, ReportFormat format, boolean strict) {

    /// The exit code: whether there are errors.
    public int report(Sources sources) {
        var engine = new Engine(Settings.of(Environment.of(console.environment())));
        var report = format.to(console.out());
        var totals = new Totals();
        Planning.each(
                engine,
                sources.files(),
                plan -> Finding.in(plan, strict),
                findings -> {
                    report.file(findings);
                    totals.add(findings);
                },
                console);
        report.end(totals);
        return totals.errors() == 0 ? Exit.DONE : Exit.FAILED;
    }
}
