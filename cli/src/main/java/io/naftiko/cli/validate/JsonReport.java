package io.naftiko.cli.validate;

import io.naftiko.cli.console.Output;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.repair.Repair;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// Findings for programs: JSON Lines, one object for each finding, and at the end one with the totals.
final class JsonReport implements Report {

    private static final int SCHEMA_VERSION = 1;

    private final Output output;

    JsonReport(Output output) {
        this.output = output;
    }

    @Override
    public void file(List<Finding> findings) {
        findings.forEach(finding -> output.record(Json.text(json(finding))));
    }

    @Override
    public void end(Totals totals) {
        var summary = versioned()
                .put("files", totals.files())
                .put("errors", totals.errors())
                .put("warnings", totals.warnings());
        var codes = summary.putObject("codes");
        totals.byCode().forEach(codes::put);
        output.record(Json.text(summary));
    }

    private static JsonNode json(Finding finding) {
        var problem = finding.problem();
        var json = versioned()
                .put("severity", finding.level())
                .put("code", problem.code().id())
                .put("file", problem.place().file())
                .put("line", problem.place().line())
                .put("column", problem.place().column())
                .put("path", problem.place().path())
                .put("message", problem.message())
                .put("proposal", problem.proposal());
        return json.set("fix", finding.repair() == null ? NullNode.getInstance() : fix(finding.repair()));
    }

    private static ObjectNode fix(Repair repair) {
        return Json.object()
                .put("line", repair.from().line())
                .put("column", repair.from().column())
                .put("endLine", repair.to().line())
                .put("endColumn", repair.to().column())
                .put("text", repair.edit().replacement());
    }

    private static ObjectNode versioned() {
        return Json.object().put("schemaVersion", SCHEMA_VERSION);
    }
}
