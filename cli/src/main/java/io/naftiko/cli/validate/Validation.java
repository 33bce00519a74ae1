package io.naftiko.cli.validate;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.plan.EngineSettings;
import io.naftiko.cli.plan.Planning;
import io.naftiko.cli.plan.Sources;
import io.naftiko.cli.repair.Mending;
import io.naftiko.cli.repair.Repairer;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import java.util.List;

/// Reports every problem of every file.
///
/// @param strict whether warnings count as errors
public record Validation(Console console, ReportFormat format, boolean strict) {

    /// Reports, and does nothing else. The exit code: whether there are errors.
    public int report(Sources sources) {
        var report = format.to(console.out());
        var totals = new Totals();
        Planning.each(engine(), sources.files(), this::checked, each -> write(each, report, totals), console);
        report.end(totals);
        return exit(totals);
    }

    /// Mends what is safe to mend, and reports what remains. The exit code: whether errors remain, or a file that could
    /// not be mended.
    ///
    /// @param preview whether to show the changes, in place of making and reporting
    public int mend(Sources sources, boolean preview) {
        var report = preview ? Report.NONE : format.to(console.out());
        var totals = new Totals();
        var repairer = new Repairer(console, preview);
        var mending = new Mending(engine());
        Planning.each(
                sources.files(),
                mending::mend,
                mended -> {
                    var plan = repairer.take(mended);
                    write(new Checked(Finding.in(plan, strict), plan.shared()), report, totals);
                },
                console);
        repairer.end();
        report.end(totals);
        return repairer.left() > 0 ? Exit.FAILED : exit(totals);
    }

    private Engine engine() {
        return new Engine(EngineSettings.of(console));
    }

    /// What was found in a file.
    ///
    /// @param shares whether it only has definitions for others
    private record Checked(List<Finding> findings, boolean shares) {}

    private Checked checked(Plan plan) {
        return new Checked(
                format.forPrograms() ? Finding.withRepairs(plan, strict) : Finding.in(plan, strict), plan.shared());
    }

    private static void write(Checked checked, Report report, Totals totals) {
        report.file(checked.findings());
        totals.add(checked.findings(), checked.shares());
    }

    private static int exit(Totals totals) {
        return totals.errors() == 0 ? Exit.DONE : Exit.FAILED;
    }
}
