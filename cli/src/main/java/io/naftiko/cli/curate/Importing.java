package io.naftiko.cli.curate;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.validate.ProblemText;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.curate.Curated;
import io.naftiko.runtime.curate.Curation;
import io.naftiko.runtime.curate.Wishes;
import io.naftiko.runtime.openapi.ApiDocument;
import io.naftiko.runtime.report.Problems;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a capability file of an OpenAPI document.
public final class Importing {

    private static final String STANDARD_OUTPUT = "-";

    private final Console console;
    private final Engine engine = new Engine(Settings.of(Environment.of(Map.of())));

    public Importing(Console console) {
        this.console = console;
    }

    /// Where the capability goes.
    ///
    /// @param file `-` for standard output; null for a file named after the namespace
    /// @param force whether a file that is there is replaced, with its edits
    public record Destination(@Nullable String file, OutputFormat format, boolean force) {}

    /// The exit code: 1 when there is no document, or when edits and the document changed the same lines.
    public int run(String spec, Wishes wishes, Destination to) {
        var source = new SpecSource(spec);
        var problems = new Problems();
        var document = source.read(problems).orElse(null);
        ProblemText.write(problems.all(), console.err());
        return document == null ? Exit.FAILED : write(document, source, wishes, to);
    }

    private int write(ApiDocument document, SpecSource source, Wishes wishes, Destination to) {
        var curated = Curation.of(document, wishes);
        if (curated.tools().isEmpty()) {
            new ImportReport(console.err()).made(curated, source.shown(), false);
            throw Refused.failed("No operation of " + source.shown() + " is left to make a tool of.");
        }
        var text = to.format().text(curated, source.shown());
        requireGood(text);
        var file = to.file() == null ? curated.namespace() + "." + to.format() : to.file();
        return file.equals(STANDARD_OUTPUT)
                ? print(text, document, curated)
                : save(text, document, curated, Path.of(file), to.force());
    }

    /// What is made is good, unless it is more than a capability file can hold.
    private void requireGood(String text) {
        var plan = plan(text);
        if (!plan.accepted()) {
            throw Refused.failed(
                    "No capability can be made: " + plan.problems().getFirst().message()
                            + " Choose fewer operations with --tag, --path, --operation or --max-tools.");
        }
    }

    private int print(String text, ApiDocument document, Curated curated) {
        console.out().write(text.getBytes(StandardCharsets.UTF_8));
        report(document, curated, "standard output", new Target.Written(false, java.util.List.of()), plan(text));
        return Exit.DONE;
    }

    private int save(String text, ApiDocument document, Curated curated, Path file, boolean force) {
        var written = new Target(file).write(text, force, merged -> plan(merged).accepted());
        report(document, curated, file.toString(), written, plan(text));
        return written.conflicts().isEmpty() ? Exit.DONE : Exit.FAILED;
    }

    private Plan plan(String text) {
        return engine.plan(Path.of("imported.yaml"), text);
    }

    private void report(ApiDocument document, Curated curated, String where, Target.Written written, Plan plan) {
        var report = new ImportReport(console.err());
        report.made(curated, where, written.merged());
        report.conflicts(where, written.conflicts());
        console.err().line(console.err().dim("  " + ToolCost.of(document, plan)));
    }
}
